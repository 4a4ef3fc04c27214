//! Where a link fits, and ways to hand it on: a QR code, a snippet to embed.

use yew::prelude::*;

use super::copy_field::{CopyField, CopyFieldProps};
use crate::engine::share::{MOST_QR_BYTES, embed_snippet, qr_code};
use crate::ui::part::part;
use crate::ui::wording::thousands;

/// Where a link goes, and how many characters pass there.
const PLACES: &[(usize, &str)] =
    &[(2_000, "Any chat or mail"), (MOST_QR_BYTES, "QR code"), (8_000, "Most chat and mail"), (2_000_000, "Browsers")];

/// How long a link is, and where it fits.
pub(super) fn fits(length: usize) -> Html {
    let place = |(most, name): &(usize, &str)| {
        let (mark, word) = if length <= *most { ("✓", "fits") } else { ("✕", "too long") };
        html! {
            <li class="share__fit" data-fits={(length <= *most).to_string()}>
                <span aria-hidden="true">{ mark }</span>{ format!(" {name}: {word} ") }<small class="share__most">{ format!("up to {} characters", thousands(*most as u32)) }</small>
            </li>
        }
    };
    html! {
        <div class="share__length">
            <p>{ format!("{} characters", thousands(length as u32)) }</p>
            <ul class="share__fits" aria-label="Where it fits">{ for PLACES.iter().map(place) }</ul>
            if length > PLACES[2].0 {
                <p>{ "Chat and mail may cut it off: send the file instead." }</p>
            }
        </div>
    }
}

pub(super) struct WaysProps {
    pub(super) link: AttrValue,
    /// What an embedded page is called.
    pub(super) title: String,
}

/// Other ways to hand a link on, folded away.
pub(super) fn ways(props: &WaysProps) -> Html {
    let too_long = || {
        let (length, most) = (thousands(props.link.len() as u32), thousands(MOST_QR_BYTES as u32));
        format!("The link has {length} characters; a QR code holds {most} at most.")
    };
    html! {
        <>
            <details class="share__way">
                <summary>{ "QR code" }</summary>
                { match qr_code(&props.link) {
                    Some(code) => html! {
                        <svg class="share__code" role="img" aria-label="QR code of the link" viewBox={format!("0 0 {0} {0}", code.side)} shape-rendering="crispEdges">
                            <path d={code.path} />
                        </svg>
                    },
                    None => html! { <p>{ too_long() }</p> },
                } }
            </details>
            <details class="share__way">
                <summary>{ "Embed in a page" }</summary>
                <p class="share__note">{ "Read only: whoever sees it can look around and open it in Spanwise." }</p>
                { part::<CopyField>(CopyFieldProps { label: "Embed snippet", button: "Copy snippet", is_long: true, value: Ok(embed_snippet(&props.link, &props.title).into()), beside: Html::default() }) }
            </details>
        </>
    }
}
