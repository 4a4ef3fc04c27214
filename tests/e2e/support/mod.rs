//! Opens a page of the built site in a browser of its own, watches it, and leaves a picture where a journey fails.

mod axe;
mod driver;
pub(crate) mod firefox;
mod keys;
mod page;
mod wire;

#[path = "../../../xtask/src/chromium.rs"]
mod chromium;
#[path = "../../../xtask/src/firefox.rs"]
mod firefox_program;
#[path = "../../../xtask/src/server.rs"]
mod server;

use std::cell::RefCell;
use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::thread;

use driver::Driver;
pub(crate) use page::Page;
use server::Server;

/// How the visitor's window is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Options {
    /// Viewport width in CSS pixels.
    pub(crate) width: u32,
    /// Viewport height in CSS pixels.
    pub(crate) height: u32,
    /// Whether the visitor prefers a dark color scheme.
    pub(crate) dark: bool,
    /// Whether the visitor prefers reduced motion, as most journeys do.
    pub(crate) reduced_motion: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { width: 1280, height: 800, dark: false, reduced_motion: true }
    }
}

/// What the pages of one journey share.
struct Stage {
    driver: Driver,
    origin: String,
    pages: RefCell<Vec<Page>>,
}

/// Runs a journey on the built page in `dist/`, from a blank window with a fresh profile.
pub(crate) fn browse(options: Options, journey: impl AsyncFnOnce(Page)) {
    browse_folder(&dist(), options, journey);
}

/// As [`browse`], on a copy of the built page, which the journey may change or take away while it is served.
pub(crate) fn browse_copy(options: Options, journey: impl AsyncFnOnce(Page, &Path)) {
    let folder = copy_of_dist();
    browse_folder(&folder, options, async |page| journey(page, &folder).await);
    let _ = fs::remove_dir_all(&folder);
}

/// A copy of the built page for the running test.
fn copy_of_dist() -> PathBuf {
    let folder = evidence_folder().join("served").join(test_name());
    let _ = fs::remove_dir_all(&folder);
    copy_folder(&dist(), &folder);
    folder
}

fn dist() -> PathBuf {
    let dist = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    assert!(dist.join("index.html").is_file(), "there is no built page: run `cargo xtask build` first");
    dist
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder of the target folder");
    for entry in fs::read_dir(from).expect("a folder of the built page") {
        let from = entry.expect("an entry of it").path();
        let to = to.join(from.file_name().expect("entries have names"));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            fs::copy(&from, &to).expect("a file of the built page");
        }
    }
}

/// As [`browse`], on any folder of static files.
pub(crate) fn browse_folder(folder: &Path, options: Options, journey: impl AsyncFnOnce(Page)) {
    let origin = serve(folder);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let stage = Rc::new(Stage { driver: Driver::start(), origin, pages: RefCell::default() });
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        runtime.block_on(async {
            journey(Page::launch(&stage, options).await).await;
            for page in stage.pages() {
                page.assert_clean().await;
            }
        });
    }));
    runtime.block_on(async {
        for (index, page) in stage.pages().into_iter().enumerate() {
            if outcome.is_err() {
                page.leave_evidence(&evidence_folder(), &format!("{}-{index}", test_name())).await;
            }
            page.quit().await;
        }
    });
    stage.pages.borrow_mut().clear();
    if let Err(panic) = outcome {
        resume_unwind(panic);
    }
}

/// Serves a folder for as long as the tests run, and gives the origin.
fn serve(folder: &Path) -> String {
    let server = Server::bind(folder, 0).expect("a free port on the loopback address");
    let origin = server.origin();
    thread::spawn(move || server.run());
    origin
}

impl Stage {
    fn pages(&self) -> Vec<Page> {
        self.pages.borrow().clone()
    }
}

/// `target/e2e`, where pictures are left; in a fresh clone it is made here.
pub(crate) fn evidence_folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().expect("the target folder").join("e2e");
    fs::create_dir_all(&folder).expect("a folder of the target folder");
    folder
}

/// The running test, as a file name; the test harness names its threads so.
pub(crate) fn test_name() -> String {
    thread::current().name().unwrap_or("unnamed").replace("::", "-")
}
