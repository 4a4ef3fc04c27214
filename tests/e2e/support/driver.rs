//! The chromedriver of one journey.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;

use super::chromium::{self, Programs};

const START_LIMIT: Duration = Duration::from_secs(60);
/// How often a driver is started before it counts as broken.
const STARTS: u32 = 3;
const STOP_LIMIT: Duration = Duration::from_secs(15);

/// Stopped, with every browser it started, when dropped.
pub(crate) struct Driver {
    process: Child,
    port: u16,
    programs: Programs,
}

impl Driver {
    pub(crate) fn start() -> Self {
        let programs = chromium::find().unwrap_or_else(|| panic!("{}", chromium::HOW_TO_INSTALL));
        // The port that the driver finds free may be taken before it listens there; then it ends at once.
        let started = (0..STARTS).find_map(|_| Self::try_start(&programs));
        started.expect("chromedriver says which port it listens on")
    }

    fn try_start(programs: &Programs) -> Option<Self> {
        let mut process = Command::new(&programs.driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap_or_else(|error| panic!("{} did not start: {error}", programs.driver.display()));

        // The driver chooses a free port itself and names it once it listens there.
        let (sender, receiver) = mpsc::channel();
        let lines = BufReader::new(process.stdout.take().expect("its output is piped")).lines();
        thread::spawn(move || {
            for line in lines.map_while(Result::ok) {
                if let Some(port) =
                    line.split_once("started successfully on port ").map(|(_, port)| port.trim_end_matches('.'))
                {
                    // Nobody listens any more after the limit.
                    let _ = sender.send(port.parse().expect("a port number"));
                }
            }
        });
        match receiver.recv_timeout(START_LIMIT) {
            Ok(port) => Some(Self { process, port, programs: programs.clone() }),
            Err(_) => {
                // It may have ended by itself; either way it is gone then.
                let _ = process.kill();
                let _ = process.wait();
                None
            }
        }
    }

    /// A new browser with a profile of its own, which the driver makes and deletes.
    pub(crate) async fn new_browser(&self) -> Client {
        let capabilities = json!({
            "browserName": "chrome",
            "goog:chromeOptions": { "args": chromium::FLAGS, "binary": self.programs.browser },
            "goog:loggingPrefs": { "browser": "ALL", "performance": "ALL" },
        });
        let serde_json::Value::Object(capabilities) = capabilities else { unreachable!("written as an object above") };
        ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{}", self.port))
            .await
            .expect("Chromium starts")
    }

    fn ask_to_stop(&self) -> std::io::Result<()> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.set_read_timeout(Some(STOP_LIMIT))?;
        write!(stream, "GET /shutdown HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n")?;
        stream.read_exact(&mut [0])
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        if self.ask_to_stop().is_err() {
            // Already gone is as good.
            let _ = self.process.kill();
        }
        let _ = self.process.wait();
    }
}
