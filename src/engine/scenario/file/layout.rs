//! Where the lines break: an entry a line down to the people, each of whom is one line.

use std::io::{Result, Write};

use serde_json::ser::{CompactFormatter, Formatter, PrettyFormatter};

/// Levels of nesting whose entries get a line each: the document, the source, the people.
const DEPTH_ON_LINES: usize = 3;

/// Pretty down to [`DEPTH_ON_LINES`], compact below.
#[derive(Default)]
pub(super) struct SettingsOnLines {
    pretty: PrettyFormatter<'static>,
    depth: usize,
}

impl SettingsOnLines {
    fn on_lines(&self) -> bool {
        self.depth <= DEPTH_ON_LINES
    }
}

macro_rules! by_depth {
    ($self:ident.$method:ident($($argument:expr),*)) => {
        if $self.on_lines() {
            $self.pretty.$method($($argument),*)
        } else {
            CompactFormatter.$method($($argument),*)
        }
    };
}

impl Formatter for SettingsOnLines {
    fn begin_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth += 1;
        by_depth!(self.begin_array(writer))
    }

    fn end_array<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        let done = by_depth!(self.end_array(writer));
        self.depth -= 1;
        done
    }

    fn begin_array_value<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        by_depth!(self.begin_array_value(writer, first))
    }

    fn end_array_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        by_depth!(self.end_array_value(writer))
    }

    fn begin_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        self.depth += 1;
        by_depth!(self.begin_object(writer))
    }

    fn end_object<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        let done = by_depth!(self.end_object(writer));
        self.depth -= 1;
        done
    }

    fn begin_object_key<W: ?Sized + Write>(&mut self, writer: &mut W, first: bool) -> Result<()> {
        by_depth!(self.begin_object_key(writer, first))
    }

    fn begin_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        by_depth!(self.begin_object_value(writer))
    }

    fn end_object_value<W: ?Sized + Write>(&mut self, writer: &mut W) -> Result<()> {
        by_depth!(self.end_object_value(writer))
    }
}
