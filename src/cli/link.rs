//! `spanwise link`.

use serde::Serialize;

use super::Answer;
use super::args::{DecodeArgs, EncodeArgs, LinkArgs, LinkCommand, PlainFormat, Travels};
use super::scope::Size;
use super::{input, json};
use crate::engine::scenario::file::write_scenario;
use crate::engine::share::{self, With};

pub(super) fn run(args: &LinkArgs) -> Result<Answer, String> {
    match &args.command {
        LinkCommand::Encode(args) => encode(args),
        LinkCommand::Decode(args) => decode(args),
    }
}

#[derive(Serialize)]
struct LinkView<'a> {
    link: &'a str,
    fragment: String,
    length: usize,
}

fn encode(args: &EncodeArgs) -> Result<Answer, String> {
    if args.base.contains(['#', ' ', '\n']) {
        return Err(format!("--base {:?} must be an address without a fragment", args.base));
    }
    let input = input::read(&args.common, Size::Shown)?;
    let with = With {
        names: args.with.contains(&Travels::Names),
        titles: args.with.contains(&Travels::Titles),
        pay: args.with.contains(&Travels::Pay),
    };
    let field = share::encode(&input.scenario, with).map_err(|error| error.to_string())?;
    let link = format!("{}#{field}", args.base);
    let text = match args.format {
        PlainFormat::Text => format!("{link}\n"),
        PlainFormat::Json => {
            json::to_line(&LinkView { link: &link, fragment: format!("#{field}"), length: link.len() })
        }
    };
    Ok(Answer { note: input.note(), ..Answer::of(text) })
}

fn decode(args: &DecodeArgs) -> Result<Answer, String> {
    let decoded = share::decode(&input::typed(&args.link)?).map_err(|error| error.to_string())?;
    Ok(Answer::of(write_scenario(&decoded.scenario)))
}
