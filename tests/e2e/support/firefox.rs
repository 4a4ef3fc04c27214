//! Firefox over its own remote control, which speaks WebDriver's commands as JSON on a socket: no driver is between.

use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::{copy_of_dist, evidence_folder, firefox_program, keys, serve, test_name};

/// Headless, with its remote control ("Marionette"), which may also reach what no page may: console and clipboard.
const FLAGS: &[&str] = &["--headless", "--no-remote", "--marionette", "--remote-allow-system-access"];
const START_LIMIT: Duration = Duration::from_secs(60);
const ANSWER_LIMIT: Duration = Duration::from_secs(60);
const PATIENCE: Duration = Duration::from_secs(30);
const LOOK_AGAIN: Duration = Duration::from_millis(20);

/// A window of a Firefox of its own.
pub(crate) struct Firefox {
    process: Child,
    stream: BufReader<TcpStream>,
    sent: u64,
    profile: PathBuf,
    origin: String,
}

/// Runs a journey in Firefox on a copy of the built page, which the journey may take away. It also fails when the browser
/// logs an error about the page.
pub(crate) fn browse_in_firefox(journey: impl FnOnce(&mut Firefox, &Path)) {
    let folder = copy_of_dist();
    let mut firefox = Firefox::start(serve(&folder));
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        journey(&mut firefox, &folder);
        assert_eq!(firefox.console_errors(), Vec::<String>::new(), "Firefox logged errors");
    }));
    if let Err(panic) = outcome {
        firefox.leave_picture();
        resume_unwind(panic);
    }
    let _ = fs::remove_dir_all(folder);
}

impl Firefox {
    fn start(origin: String) -> Self {
        let program = firefox_program::find().unwrap_or_else(|| panic!("{}", firefox_program::HOW_TO_INSTALL));
        let profile = evidence_folder().join("profiles").join(test_name());
        let _ = fs::remove_dir_all(&profile);
        fs::create_dir_all(&profile).expect("a folder of the target folder");
        // Any free port; what is logged comes out, which is how the port is told.
        let prefs = "user_pref(\"marionette.port\", 0);\nuser_pref(\"browser.dom.window.dump.enabled\", true);\n";
        fs::write(profile.join("user.js"), prefs).expect("the profile is written");
        let mut process = Command::new(&program)
            .args(FLAGS)
            .arg("--profile")
            .arg(&profile)
            .arg("about:blank")
            // It insists on a home that belongs to whoever starts it.
            .env("HOME", &profile)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", program.display()));
        let lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        let (sender, receiver) = mpsc::channel();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some((_, port)) = line.split_once("Listening on port ") {
                    // Nobody listens any more after the limit.
                    let _ = sender.send(port.trim().parse::<u16>().expect("a port number"));
                }
            }
        });
        let Ok(port) = receiver.recv_timeout(START_LIMIT) else {
            let _ = process.kill();
            panic!("Firefox says which port it listens on");
        };
        let stream = TcpStream::connect(("127.0.0.1", port)).expect("Firefox listens");
        stream.set_read_timeout(Some(ANSWER_LIMIT)).expect("a limit is set");
        let mut firefox = Self { process, stream: BufReader::new(stream), sent: 0, profile, origin };
        firefox.receive();
        firefox.command("WebDriver:NewSession", json!({}));
        firefox.command("WebDriver:SetWindowRect", json!({ "width": 1280, "height": 900 }));
        firefox
    }

    /// A message is its length in bytes, a colon and JSON.
    fn receive(&mut self) -> Value {
        let mut length = Vec::new();
        self.stream.read_until(b':', &mut length).expect("Firefox answers");
        let length = String::from_utf8_lossy(&length);
        let mut message = vec![0; length.trim_end_matches(':').parse().expect("a length")];
        self.stream.read_exact(&mut message).expect("Firefox answers");
        serde_json::from_slice(&message).expect("an answer is JSON")
    }

    fn try_command(&mut self, name: &str, params: Value) -> Result<Value, Value> {
        self.sent += 1;
        let message = json!([0, self.sent, name, params]).to_string();
        write!(self.stream.get_mut(), "{}:{message}", message.len()).expect("Firefox listens");
        let answer = self.receive();
        assert_eq!(answer[1], self.sent, "answers come in turn");
        if answer[2].is_null() { Ok(answer[3].clone()) } else { Err(answer[2].clone()) }
    }

    fn command(&mut self, name: &str, params: Value) -> Value {
        self.try_command(name, params).unwrap_or_else(|error| panic!("{name}: {}", error["message"]))
    }

    /// Goes to the page with this fragment (`""` or `"#s=…"`).
    pub(crate) fn open(&mut self, fragment: &str) {
        let url = format!("{}/{fragment}", self.origin);
        self.command("WebDriver:Navigate", json!({ "url": url }));
    }

    /// Loads the page again. The remote control's own command would go past the service worker.
    pub(crate) fn reload(&mut self) {
        self.js("window.isBeforeReload = true; location.reload()");
        self.until_js("!window.isBeforeReload");
    }

    /// What a function body returns in the page.
    pub(crate) fn js(&mut self, body: &str) -> Value {
        self.command("WebDriver:ExecuteScript", json!({ "script": body, "args": [] }))["value"].clone()
    }

    /// Waits until the expression is true in the page.
    pub(crate) fn until_js(&mut self, expression: &str) {
        let limit = Instant::now() + PATIENCE;
        let script = json!({ "script": format!("return Boolean({expression})"), "args": [] });
        // A page that is being replaced has no answer yet.
        while !self.try_command("WebDriver:ExecuteScript", script.clone()).is_ok_and(|answer| answer["value"] == true) {
            assert!(Instant::now() < limit, "waited {} s in vain until {expression}", PATIENCE.as_secs());
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// The first element that the selector allows with this role and an accessible name that starts so, both as
    /// assistive technology is told them.
    pub(crate) fn find(&mut self, selector: &str, role: &str, start: &str) -> Value {
        let limit = Instant::now() + PATIENCE;
        loop {
            let query = json!({ "using": "css selector", "value": selector });
            let found = self.try_command("WebDriver:FindElements", query).unwrap_or_default();
            for element in found.as_array().into_iter().flatten() {
                let id = element.as_object().and_then(|element| element.values().next()).expect("an element has an id");
                let mut told = |what: &str| {
                    // It may have been redrawn since.
                    let told = self.try_command(what, json!({ "id": id })).unwrap_or_default();
                    told["value"].as_str().unwrap_or_default().to_owned()
                };
                if told("WebDriver:GetComputedLabel").starts_with(start) && told("WebDriver:GetComputedRole") == role {
                    return id.clone();
                }
            }
            assert!(Instant::now() < limit, "there is no {role} whose name starts with \"{start}\"");
            thread::sleep(LOOK_AGAIN);
        }
    }

    /// Clicks an element that was found.
    pub(crate) fn click(&mut self, element: &Value) {
        self.command("WebDriver:ElementClick", json!({ "id": element }));
    }

    /// Clicks the button whose name starts so.
    pub(crate) fn click_button(&mut self, start: &str) {
        let button = self.find("button", "button", start);
        self.click(&button);
    }

    /// Presses a key by its DOM name, alone or with others held.
    pub(crate) fn press(&mut self, chord: &str) {
        self.command("WebDriver:PerformActions", json!({ "actions": [keys::press(chord)] }));
    }

    /// Drags with the left button from the middle of an element by so many pixels to the right.
    pub(crate) fn drag(&mut self, element: &Value, by_x: i32) {
        let origin = json!({ "element-6066-11e4-a52e-4f735466cecf": element });
        let at = |x: i32| json!({ "type": "pointerMove", "duration": 0, "origin": origin, "x": x, "y": 0 });
        let actions = json!([at(0), { "type": "pointerDown", "button": 0 }, at(by_x / 2), at(by_x), { "type": "pointerUp", "button": 0 }]);
        let mouse =
            json!({ "type": "pointer", "id": "mouse", "parameters": { "pointerType": "mouse" }, "actions": actions });
        self.command("WebDriver:PerformActions", json!({ "actions": [mouse] }));
    }

    /// Puts text on the clipboard and presses the keys that paste it at the focus.
    pub(crate) fn paste(&mut self, text: &str) {
        let copy =
            "Cc['@mozilla.org/widget/clipboardhelper;1'].getService(Ci.nsIClipboardHelper).copyString(arguments[0])";
        self.js_of_browser(copy, json!([text]));
        self.press("Control+v");
    }

    /// What the browser logged about the page as an error so far.
    fn console_errors(&mut self) -> Vec<String> {
        let script = "return Services.console.getMessageArray()
            .filter(message => message instanceof Ci.nsIScriptError && !(message.flags & 1)
                && message.sourceName.startsWith(arguments[0]))
            .map(String)";
        let origin = self.origin.clone();
        serde_json::from_value(self.js_of_browser(script, json!([origin]))).expect("a list of texts")
    }

    /// What a function body returns in the browser itself, which may do more than any page.
    fn js_of_browser(&mut self, body: &str, args: Value) -> Value {
        self.command("Marionette:SetContext", json!({ "value": "chrome" }));
        let answer = self.command("WebDriver:ExecuteScript", json!({ "script": body, "args": args }));
        self.command("Marionette:SetContext", json!({ "value": "content" }));
        answer["value"].clone()
    }

    fn leave_picture(&mut self) {
        let Ok(answer) = self.try_command("WebDriver:TakeScreenshot", json!({ "full": false })) else { return };
        let png = STANDARD.decode(answer["value"].as_str().unwrap_or_default()).unwrap_or_default();
        let path = evidence_folder().join(format!("{}.png", test_name()));
        if fs::write(&path, png).is_ok() {
            eprintln!("picture: {}", path.display());
        }
    }
}

impl Drop for Firefox {
    fn drop(&mut self) {
        // It may be gone already; its profile is of no use to anyone.
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.profile);
    }
}
