//! One browser window and what a visitor can do with it. Whatever is looked for is waited for.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::rc::Rc;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use fantoccini::Client;
use fantoccini::elements::{Element, ElementRef};
use fantoccini::error::CmdError;
use fantoccini::wd::WindowHandle;
use serde_json::{Value, json};
use url::Url;

use super::keys;
use super::wire::{devtools, log, perform};
use super::{Options, Stage};

const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);
const ELEMENT_KEY: &str = "element-6066-11e4-a52e-4f735466cecf";

/// A window; clones are the same window.
#[derive(Clone)]
pub(crate) struct Page {
    /// For whatever this type has no method for.
    pub(crate) client: Client,
    stage: Rc<Stage>,
    console: Rc<RefCell<Vec<Value>>>,
    requests: Rc<RefCell<Vec<String>>>,
    /// Files that the visitor opened from the disk.
    opened: Rc<RefCell<Vec<String>>>,
}

impl Page {
    pub(super) async fn launch(stage: &Rc<Stage>, options: Options) -> Self {
        let client = stage.driver.new_browser().await;
        let page = Self {
            client,
            stage: Rc::clone(stage),
            console: Rc::default(),
            requests: Rc::default(),
            opened: Rc::default(),
        };
        stage.pages.borrow_mut().push(page.clone());
        page.set_window(options).await;
        // A headless window is not in front of anything, yet pages ask before they touch the clipboard.
        page.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        let permissions =
            json!({ "origin": stage.origin, "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.devtools("Browser.grantPermissions", permissions).await;
        page
    }

    /// A second visitor: another browser with a clean profile, at the same server.
    pub(crate) async fn another(&self, options: Options) -> Self {
        Self::launch(&self.stage, options).await
    }

    /// The tab that is looked at.
    pub(crate) async fn tab(&self) -> WindowHandle {
        self.client.window().await.expect("a tab is open")
    }

    /// Opens one more tab of the same browser and goes there.
    pub(crate) async fn open_tab(&self) -> WindowHandle {
        let tab = self.client.new_window(true).await.expect("a tab opens").handle;
        self.go_to_tab(&tab).await;
        self.set_window(Options::default()).await;
        self.devtools("Emulation.setFocusEmulationEnabled", json!({ "enabled": true })).await;
        tab
    }

    /// Goes to a tab.
    pub(crate) async fn go_to_tab(&self, tab: &WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.expect("the tab comes to the front");
    }

    /// Changes size, color scheme and motion of the open window.
    pub(crate) async fn set_window(&self, options: Options) {
        let Options { width, height, dark, reduced_motion } = options;
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.devtools("Emulation.setDeviceMetricsOverride", size).await;
        let scheme = if dark { "dark" } else { "light" };
        let motion = if reduced_motion { "reduce" } else { "no-preference" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": motion },
        ]);
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await;
    }

    /// `http://127.0.0.1:PORT`, without a slash at the end.
    pub(crate) fn origin(&self) -> String {
        self.stage.origin.clone()
    }

    /// Goes to the page with this fragment (`""` or `"#s=…"`). From the page itself that changes only the fragment.
    pub(crate) async fn open(&self, fragment: &str) {
        self.client.goto(&format!("{}/{fragment}", self.origin())).await.expect("the page loads");
    }

    /// Opens a file from the disk.
    pub(crate) async fn open_file(&self, path: &Path) {
        let path = path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let address = Url::from_file_path(path).expect("a full path").to_string();
        self.opened.borrow_mut().push(address.clone());
        self.client.goto(&address).await.expect("the file loads");
    }

    /// Has what is downloaded from now on put into a folder, which is emptied before.
    pub(crate) async fn download_to(&self, folder: &Path) {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).expect("the folder is made");
        let way = json!({ "behavior": "allow", "downloadPath": folder });
        self.devtools("Browser.setDownloadBehavior", way).await;
    }

    /// Waits for a downloaded file and gives its content. The browser gives it its name when it is whole.
    pub(crate) async fn downloaded(&self, file: &Path) -> Vec<u8> {
        // The browser holds the name with an empty file until all of it has come.
        let is_whole = async || fs::metadata(file).is_ok_and(|file| file.len() > 0);
        self.until(&format!("{} is there", file.display()), is_whole).await;
        fs::read(file).expect("the file is read")
    }

    /// The page as it is printed, as PDF.
    pub(crate) async fn printed(&self) -> Vec<u8> {
        let pdf = self.devtools("Page.printToPDF", json!({ "preferCSSPageSize": true, "printBackground": true })).await;
        STANDARD.decode(pdf["data"].as_str().unwrap_or_default()).expect("base64")
    }

    /// What a function body returns in the page.
    pub(crate) async fn js(&self, body: &str) -> Value {
        self.client.execute(body, Vec::new()).await.unwrap_or_else(|error| panic!("{error}\nin the script: {body}"))
    }

    /// Runs a script before those of the page, from the next page on.
    pub(crate) async fn before_scripts(&self, source: &str) {
        self.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    }

    /// Cuts the window off from every network, or connects it again.
    pub(crate) async fn set_offline(&self, offline: bool) {
        let network = json!({ "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.devtools("Network.emulateNetworkConditions", network).await;
    }

    /// Lets the page run so many times slower than the machine could.
    pub(crate) async fn slow_down(&self, times: u32) {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await;
    }

    /// Waits until the condition holds.
    pub(crate) async fn until(&self, what: &str, condition: impl AsyncFn() -> bool) {
        let limit = Instant::now() + PATIENCE;
        while !condition().await {
            assert!(Instant::now() < limit, "waited {} s in vain until {what}", PATIENCE.as_secs());
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Waits until the expression is true in the page.
    pub(crate) async fn until_js(&self, expression: &str) {
        self.until(expression, async || self.js(&format!("return Boolean({expression})")).await == Value::Bool(true))
            .await;
    }

    /// The element with this role and accessible name, both as assistive technology is told them.
    pub(crate) async fn find(&self, role: &str, name: &str) -> Element {
        self.find_where(role, &format!("named \"{name}\""), |candidate| candidate == name).await
    }

    /// The first element of this role whose accessible name starts so.
    pub(crate) async fn find_starting(&self, role: &str, start: &str) -> Element {
        self.find_where(role, &format!("whose name starts with \"{start}\""), |candidate| candidate.starts_with(start))
            .await
    }

    /// The accessible names of all elements of this role, in the order of the page.
    pub(crate) async fn names(&self, role: &str) -> Vec<String> {
        self.accessible(role).await.into_iter().map(|(name, _)| name).collect()
    }

    async fn find_where(&self, role: &str, which: &str, is_it: impl Fn(&str) -> bool) -> Element {
        let limit = Instant::now() + PATIENCE;
        loop {
            let candidates = self.accessible(role).await;
            if let Some((_, node)) = candidates.iter().find(|(name, _)| is_it(name))
                // It may have been redrawn since.
                && let Ok(element) = self.element(node).await
            {
                return element;
            }
            let names: Vec<&str> = candidates.iter().map(|(name, _)| name.as_str()).collect();
            assert!(Instant::now() < limit, "there is no {role} {which}; the page has {names:?}");
            tokio::time::sleep(LOOK_AGAIN).await;
        }
    }

    /// Name and node of everything in the browser's accessibility tree with this role.
    async fn accessible(&self, role: &str) -> Vec<(String, Value)> {
        // The one role that Chromium's tree spells in its own way.
        let role = if role == "img" { "image" } else { role };
        // Both fail where the document is being replaced, which may read as "tab crashed": nothing is there yet, then.
        let whole = json!({ "depth": 0 });
        let document = devtools(&self.client, "DOM.getDocument", whole).await.unwrap_or_default();
        let query = json!({ "backendNodeId": document["root"]["backendNodeId"], "role": role });
        let found = devtools(&self.client, "Accessibility.queryAXTree", query).await.unwrap_or_default();
        let nodes = found["nodes"].as_array().cloned().unwrap_or_default();
        nodes
            .into_iter()
            .filter(|node| node["ignored"] != true)
            .map(|node| {
                (node["name"]["value"].as_str().unwrap_or_default().to_owned(), node["backendDOMNodeId"].clone())
            })
            .collect()
    }

    async fn element(&self, node: &Value) -> Result<Element, CmdError> {
        let resolved = devtools(&self.client, "DOM.resolveNode", json!({ "backendNodeId": node })).await?;
        let hand_over = json!({
            "objectId": resolved["object"]["objectId"],
            "functionDeclaration": "function () { window.foundByTest = this; }",
        });
        devtools(&self.client, "Runtime.callFunctionOn", hand_over).await?;
        let found = self.client.execute("return window.foundByTest", Vec::new()).await?;
        let id = found[ELEMENT_KEY].as_str().unwrap_or_default().to_owned();
        Ok(Element::from_element_id(self.client.clone(), ElementRef::from(id)))
    }

    /// Presses a key by its DOM name, alone or with others held: `"End"`, `"a"`, `"Control+Shift+z"`.
    pub(crate) async fn press(&self, chord: &str) {
        perform(&self.client, keys::press(chord)).await.expect("keys are pressed");
    }

    /// Drags with the left button from the middle of the element by so many pixels, in steps as a hand does.
    pub(crate) async fn drag(&self, element: &Element, by_x: i32, by_y: i32) {
        const STEPS: i32 = 8;
        // The element may move along, so the way is one of the window and not of the element.
        let script = "const { x, y, width, height } = arguments[0].getBoundingClientRect();
            return [x + width / 2, y + height / 2].map(Math.round)";
        let target = json!({ ELEMENT_KEY: element.element_id().as_ref() });
        let middle = self.client.execute(script, vec![target]).await.expect("the element is there");
        let [from_x, from_y]: [i32; 2] = serde_json::from_value(middle).expect("two numbers");
        let at = |x: i32, y: i32| json!({ "type": "pointerMove", "duration": 0, "x": from_x + x, "y": from_y + y });
        let mut actions = vec![at(0, 0), json!({ "type": "pointerDown", "button": 0 })];
        actions.extend((1..=STEPS).map(|step| at(by_x * step / STEPS, by_y * step / STEPS)));
        actions.push(json!({ "type": "pointerUp", "button": 0 }));
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        perform(&self.client, mouse).await.expect("the pointer moves");
    }

    /// Turns the wheel over a point of the viewport; positive is down.
    pub(crate) async fn wheel(&self, x: i32, y: i32, by: i32) {
        let scroll = json!({ "type": "scroll", "duration": 0, "x": x, "y": y, "deltaX": 0, "deltaY": by });
        perform(&self.client, json!({ "type": "wheel", "id": "wheel", "actions": [scroll] }))
            .await
            .expect("the wheel turns");
    }

    /// What is on the clipboard.
    pub(crate) async fn clipboard(&self) -> String {
        let script =
            "const done = arguments[0]; navigator.clipboard.readText().then(done, error => done(String(error)));";
        let text = self.client.execute_async(script, Vec::new()).await.expect("the clipboard is read");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Puts text on the clipboard and presses the keys that paste it at the focus.
    pub(crate) async fn paste(&self, text: &str) {
        let script = "const [text, done] = arguments; navigator.clipboard.writeText(text).then(() => done(true), error => done(String(error)));";
        let written = self.client.execute_async(script, vec![json!(text)]).await.expect("the clipboard is written");
        assert_eq!(written, true, "the clipboard refused the text");
        self.press("Control+v").await;
    }

    /// Chooses a file in a file input, shown or hidden.
    pub(crate) async fn choose_file(&self, input: &Element, path: &Path) {
        self.choose_files(input, &[path]).await;
    }

    /// Chooses files at once in a file input that takes several.
    pub(crate) async fn choose_files(&self, input: &Element, paths: &[&Path]) {
        let full = |path: &&Path| path.canonicalize().unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let paths: Vec<_> = paths.iter().map(full).collect();
        let lines: Vec<&str> = paths.iter().map(|path| path.to_str().expect("a path in UTF-8")).collect();
        input.send_keys(&lines.join("\n")).await.expect("the files are chosen");
    }

    /// Drops a file with this content on the element.
    pub(crate) async fn drop_file(&self, element: &Element, name: &str, content: &str) {
        let script = "const [target, name, content] = arguments;
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([content], name));
            for (const type of ['dragenter', 'dragover', 'drop']) {
                target.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer }));
            }";
        let target = json!({ ELEMENT_KEY: element.element_id().as_ref() });
        self.client.execute(script, vec![target, json!(name), json!(content)]).await.expect("the file is dropped");
    }

    /// What the browser logged as an error so far, exceptions and refused loads among it.
    pub(crate) async fn console_errors(&self) -> Vec<String> {
        let new = log(&self.client, "browser").await.expect("the console is read");
        self.console.borrow_mut().extend(new);
        self.console.borrow().iter().filter(|entry| entry["level"] == "SEVERE").map(message).collect()
    }

    /// Waits for an error in whose text this is, and does not hold what was logged so far against the page.
    pub(crate) async fn expect_error(&self, part: &str) {
        self.until(&format!("\"{part}\" is logged"), async || {
            self.console_errors().await.iter().any(|error| error.contains(part))
        })
        .await;
        self.console.borrow_mut().clear();
    }

    /// Every address that the page asked for so far, in order.
    pub(crate) async fn requests(&self) -> Vec<String> {
        for entry in log(&self.client, "performance").await.expect("the network log is read") {
            let event: Value = serde_json::from_str(&message(&entry)).expect("an event is JSON");
            if event["message"]["method"] == "Network.requestWillBeSent" {
                let url = event["message"]["params"]["request"]["url"].as_str().unwrap_or_default();
                self.requests.borrow_mut().push(url.to_owned());
            }
        }
        self.requests.borrow().clone()
    }

    /// The addresses among [`requests`](Self::requests) that lie outside the page's own origin.
    pub(crate) async fn foreign_requests(&self) -> Vec<String> {
        let own = self.origin() + "/";
        let mut requests = self.requests().await;
        let opened = self.opened.borrow().clone();
        requests.retain(|url| !url.starts_with(&own) && !url.starts_with("data:") && !url.starts_with("blob:"));
        requests.retain(|url| !opened.contains(url));
        requests
    }

    pub(super) async fn assert_clean(&self) {
        assert_eq!(self.foreign_requests().await, Vec::<String>::new(), "the page asked another origin");
        assert_eq!(self.console_errors().await, Vec::<String>::new(), "the browser logged errors");
    }

    /// Saves a picture of the window, for people to look at.
    pub(crate) async fn picture(&self, path: &Path) {
        let png = self.client.screenshot().await.expect("a picture is taken");
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder is made");
        fs::write(path, png).expect("the picture is written");
    }

    /// After a failure: the picture, who has the focus, and the console, as far as the browser still answers.
    pub(super) async fn leave_evidence(&self, folder: &Path, name: &str) {
        let path = folder.join(format!("{name}.png"));
        let Ok(png) = self.client.screenshot().await else {
            eprintln!("the browser no longer answers");
            return;
        };
        if fs::create_dir_all(folder).and_then(|()| fs::write(&path, png)).is_ok() {
            eprintln!("picture: {}", path.display());
        }
        let focus = "return document.activeElement?.outerHTML.slice(0, 300)";
        if let Ok(Value::String(focus)) = self.client.execute(focus, Vec::new()).await {
            eprintln!("focus: {focus}");
        }
        let last_words = log(&self.client, "browser").await.unwrap_or_default();
        self.console.borrow_mut().extend(last_words);
        for entry in self.console.borrow().iter() {
            eprintln!("console: {} {}", entry["level"].as_str().unwrap_or_default(), message(entry));
        }
    }

    pub(super) async fn quit(self) {
        // A browser that crashed is gone already.
        let _ = self.client.close().await;
    }

    /// A command of the Chrome DevTools protocol.
    pub(crate) async fn devtools(&self, command: &str, params: Value) -> Value {
        devtools(&self.client, command, params).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }
}

fn message(entry: &Value) -> String {
    entry["message"].as_str().unwrap_or_default().to_owned()
}
