//! Line icons of the page.

use yew::prelude::*;

/// A line icon of a name, hidden from assistive technology: the control beside it has a name.
pub(crate) fn icon(name: &'static str) -> Html {
    let path = match name {
        "play" => "M5 3.2v9.6l7.6-4.8z",
        "pause" => "M5.2 3.5v9M10.8 3.5v9",
        "search" => "M7 2.8a4.2 4.2 0 1 0 0 8.4a4.2 4.2 0 0 0 0-8.4zM10.2 10.2L13.4 13.4",
        "close" => "M4 4l8 8M12 4l-8 8",
        "sliders" => "M2.5 5h6M11.5 5h2M2.5 11h2M7.5 11h6M10 3.2v3.6M6 9.2v3.6",
        "moon" => "M12.8 9.6A5.4 5.4 0 1 1 6.4 3.2a4.3 4.3 0 0 0 6.4 6.4z",
        "sun" => {
            "M8 5.2a2.8 2.8 0 1 0 0 5.6a2.8 2.8 0 0 0 0-5.6zM8 1.6v1.2M8 13.2v1.2M1.6 8h1.2M13.2 8h1.2M3.5 3.5l.8.8M11.7 11.7l.8.8M12.5 3.5l-.8.8M4.3 11.7l-.8.8"
        }
        "down" => "M8 2.5v11M4 9.5l4 4l4-4",
        "right" => "M2.5 8h11M9.5 4l4 4l-4 4",
        "undo" => "M6 3L2.8 6.2L6 9.4M3 6.2h6.2a3.6 3.6 0 0 1 0 7.2H6",
        "redo" => "M10 3l3.2 3.2L10 9.4M13 6.2H6.8a3.6 3.6 0 0 0 0 7.2H10",
        "list" => "M2.5 4h11M2.5 8h11M2.5 12h7",
        "import" => "M8 2.2v7.2M5 6.6L8 9.6l3-3M2.8 11v2.6h10.4V11",
        "export" => "M8 9.6V2.4M5 5.2l3-3l3 3M2.8 11v2.6h10.4V11",
        "compare" => "M2.5 3.2h4v9.6h-4zM9.5 3.2h4v9.6h-4z",
        "diamond" => "M8 3l5 5l-5 5l-5-5z",
        "grip" => "M6 3.5v.01M10 3.5v.01M6 8v.01M10 8v.01M6 12.5v.01M10 12.5v.01",
        "trash" => "M2.8 4.4h10.4M6.2 4.2V2.6h3.6v1.6M4.2 4.6l.7 8.8h6.2l.7-8.8M6.7 7v3.8M9.3 7v3.8",
        "fold" => "M4.5 6.2l3.5 3.6l3.5-3.6",
        "more" => "M8 3.2v.01M8 8v.01M8 12.8v.01",
        "key" => "M8 2a6 6 0 1 0 0 12a6 6 0 0 0 0-12zM8 7.4v3.4M8 5v.01",
        "flag" => "M4 14V2.6h7.6L10 5.4l1.6 2.8H4",
        _ => "M3 8h10",
    };
    html! {
        <svg class="icon" data-icon={name} viewBox="0 0 16 16" aria-hidden="true" focusable="false"><path d={path} /></svg>
    }
}
