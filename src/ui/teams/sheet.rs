//! What lies under the boxes: blocks, the base of platforms, and the interactions in their notation.

use yew::prelude::*;

use crate::engine::layout::Rect;
use crate::engine::layout::board::NO_BLOCK;
use crate::engine::org::InteractionMode;
use crate::engine::team_map::TeamMap;

/// A mode as a token of the stylesheet.
pub(super) fn mode_token(mode: InteractionMode) -> &'static str {
    match mode {
        InteractionMode::Collaboration => "collaboration",
        InteractionMode::Facilitating => "facilitating",
        InteractionMode::XAsAService => "service",
    }
}

/// The drawing under the boxes; lines of the selected box come to the front.
pub(super) fn sheet(map: &TeamMap, selected: Option<u32>) -> Html {
    let scene = &map.scene;
    let is_own = |at: usize| {
        let link = &map.links[scene.links[at].link as usize];
        selected.is_some_and(|place| link.from == place || link.to == place)
    };
    let bundles = map.bundles(is_own);
    let block = |(at, block): (usize, &crate::engine::layout::board::BlockShape)| {
        let Rect { x, y, width, height } = block.rect;
        html! {
            <rect key={format!("block-{at}")} class="team-sheet__block" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="10" />
        }
    };
    html! {
        <svg class="sheet team-sheet" data-selected={bundles.iter().any(|bundle| bundle.is_own).then_some("true")} width="1" height="1" aria-hidden="true" focusable="false">
            <defs>
                <pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
                    <rect class="team-sheet__hatch-ground" width="6" height="6" /><rect class="team-sheet__hatch" width="2.4" height="6" />
                </pattern>
            </defs>
            if let Some(Rect { x, y, width, height }) = scene.base {
                <rect class="team-sheet__base" x={x.to_string()} y={y.to_string()} width={width.to_string()} height={height.to_string()} rx="10" />
            }
            { for scene.blocks.iter().filter(|block| block.block != NO_BLOCK).enumerate().map(block) }
            { for bundles.into_iter().map(|bundle| {
                let token = mode_token(bundle.mode);
                let stroke = (bundle.mode == InteractionMode::Collaboration).then_some("url(#hatch)");
                html! {
                    <g class="link" data-mode={token} data-own={bundle.is_own.then_some("true")}>
                        <path class="link__line" d={bundle.lines} {stroke} />
                        if !bundle.heads.is_empty() {
                            <path class="link__head" d={bundle.heads} />
                        }
                    </g>
                }
            }) }
        </svg>
    }
}
