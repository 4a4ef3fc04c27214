//! `cargo xtask serve`.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::page;
use crate::server::Server;
use crate::workspace;

const FIRST_PORT: u16 = 8080;
const LAST_PORT: u16 = 8179;

#[derive(clap::Args)]
pub(crate) struct ServeOptions {
    /// Port to listen on [default: 8080, or the next free one]
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..))]
    port: Option<u16>,
    /// Open the page in the default browser
    #[arg(long)]
    open: bool,
}

/// Builds the page, then serves it until the process is stopped.
pub(crate) fn serve(options: &ServeOptions) -> Result<()> {
    // Bound first: a port that is taken is better heard of before the build than after it.
    let folder = workspace::root().join("dist");
    fs::create_dir_all(&folder)?;
    let server = bind(&folder, options.port)?;
    page::build()?;
    let address = server.origin() + "/";
    println!("Spanwise is at {address} (Ctrl-C stops)");
    if options.open {
        open(&address);
    }
    server.run();
    Ok(())
}

fn bind(folder: &Path, port: Option<u16>) -> Result<Server> {
    if let Some(port) = port {
        return Server::bind(folder, port).with_context(|| format!("cannot listen on 127.0.0.1:{port}"));
    }
    for port in FIRST_PORT..=LAST_PORT {
        match Server::bind(folder, port) {
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            other => return other.with_context(|| format!("cannot listen on 127.0.0.1:{port}")),
        }
    }
    bail!("no free port from {FIRST_PORT} to {LAST_PORT}; choose one with --port")
}

fn open(address: &str) {
    let mut command = if cfg!(target_os = "macos") {
        Command::new("open")
    } else if cfg!(windows) {
        Command::new("explorer")
    } else {
        Command::new("xdg-open")
    };
    if !workspace::succeeds(command.arg(address)) {
        eprintln!("No browser opened by itself: go to {address}");
    }
}
