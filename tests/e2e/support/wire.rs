//! Driver commands that fantoccini has no method for.

use fantoccini::Client;
use fantoccini::error::CmdError;
use fantoccini::wd::WebDriverCompatibleCommand;
use http::Method;
use serde_json::{Value, json};
use url::{ParseError, Url};

#[derive(Debug)]
struct Post {
    path: &'static str,
    body: Value,
}

impl WebDriverCompatibleCommand for Post {
    fn endpoint(&self, base_url: &Url, session_id: Option<&str>) -> Result<Url, ParseError> {
        base_url.join(&format!("session/{}/{}", session_id.unwrap_or_default(), self.path))
    }

    fn method_and_body(&self, _request_url: &Url) -> (Method, Option<String>) {
        (Method::POST, Some(self.body.to_string()))
    }
}

/// A command of the Chrome DevTools protocol.
pub(crate) async fn devtools(client: &Client, command: &str, params: Value) -> Result<Value, CmdError> {
    client.issue_cmd(Post { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) }).await
}

/// Keys, pointer or wheel, as the WebDriver standard's "perform actions" has them.
pub(crate) async fn perform(client: &Client, source: Value) -> Result<(), CmdError> {
    client.issue_cmd(Post { path: "actions", body: json!({ "actions": [source] }) }).await.map(drop)
}

/// The entries of a log (`browser` or `performance`) since it was last read.
pub(crate) async fn log(client: &Client, kind: &str) -> Result<Vec<Value>, CmdError> {
    let entries = client.issue_cmd(Post { path: "se/log", body: json!({ "type": kind }) }).await?;
    Ok(entries.as_array().cloned().unwrap_or_default())
}
