//! One program, two worlds: the command line natively, the page in the browser.

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    spanwise::cli::main()
}

#[cfg(target_arch = "wasm32")]
fn main() {
    spanwise::ui::mount();
}
