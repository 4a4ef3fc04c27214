//! Stub.
#![allow(missing_docs, reason = "stub")]
use crate::engine::layout::{Point, Rect};
use crate::engine::org::InteractionMode;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoardKind { Stream, Enabling, Subsystem, Platform, Unknown, Rolled }
#[derive(Clone, Copy, Debug)]
pub struct BoardTeam { pub kind: BoardKind, pub people: u32, pub block: u32 }
#[derive(Clone, Copy, Debug)]
pub struct BoardLink { pub from: u32, pub to: u32, pub mode: InteractionMode }
#[derive(Clone, Copy, Debug, Default)]
pub struct BoardOptions { pub width: Option<i32> }
#[derive(Clone, Debug)]
pub struct TeamShape { pub team: u32, pub rect: Rect }
#[derive(Clone, Debug)]
pub struct LinkShape { pub link: u32, pub points: Vec<Point> }
#[derive(Clone, Debug)]
pub struct BlockShape { pub block: u32, pub rect: Rect, pub title: Rect }
#[derive(Clone, Debug, Default)]
pub struct BoardScene { pub bounds: Rect, pub teams: Vec<TeamShape>, pub links: Vec<LinkShape>, pub blocks: Vec<BlockShape>, pub base: Option<Rect> }

pub fn lay_out_board(teams: &[BoardTeam], links: &[BoardLink], _: &BoardOptions) -> BoardScene {
    let mut scene = BoardScene::default();
    let n_other = teams.iter().filter(|team| team.kind != BoardKind::Platform).count() as i32;
    let rows = n_other.div_euclid(3) + 1;
    let (mut other, mut platform) = (0, 0);
    for (at, team) in (0..).zip(teams) {
        let rect = if team.kind == BoardKind::Platform {
            platform += 1;
            Rect { x: 40 + (platform - 1) * 300, y: rows * 90 + 40, width: 260, height: 56 }
        } else {
            other += 1;
            Rect { x: 40 + (other - 1) % 3 * 300, y: (other - 1) / 3 * 90, width: 200, height: 56 }
        };
        scene.bounds = if at == 0 { rect } else { scene.bounds.union(&rect) };
        scene.teams.push(TeamShape { team: at, rect });
    }
    for (at, link) in (0..).zip(links) {
        let (a, b) = (scene.teams[link.from as usize].rect, scene.teams[link.to as usize].rect);
        let x = b.x - 20;
        let points = vec![
            Point { x: a.center().x, y: a.y },
            Point { x: a.center().x, y: a.y - 16 },
            Point { x, y: a.y - 16 },
            Point { x, y: b.center().y },
            Point { x: b.x, y: b.center().y },
        ];
        scene.links.push(LinkShape { link: at, points });
    }
    scene
}
