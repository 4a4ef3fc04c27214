//! Where the keyboard is.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use gloo::utils::document;
use wasm_bindgen::JsCast as _;
use wasm_bindgen::prelude::Closure;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement, MutationObserver, MutationObserverInit};

/// What the Tab key stops at.
const STOPS: &str = "button:not(:disabled), input:not(:disabled), select, textarea, summary, a[href], [tabindex='0']";
/// A heading that takes the focus, for what changed below it.
const HEADING: &str = ":is(h2, h3)[tabindex='-1']";

/// Gives the focus to the element of an id.
pub(crate) fn focus(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        give(&element);
    }
}

/// Gives the focus to the first element that a selector finds.
pub(crate) fn focus_first(selector: &str) {
    // The selectors are written here and valid.
    if let Ok(Some(element)) = document().query_selector(selector) {
        give(&element);
    }
}

/// Whether the element took the focus.
fn give(element: &Element) -> bool {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        // An element that cannot take the focus leaves it where it was.
        let _refused = element.focus();
    }
    document().active_element().as_ref() == Some(element)
}

/// What [`keep_near`] did last.
#[derive(Default)]
struct Kept {
    /// It gives the focus just now.
    is_giving: Cell<bool>,
    /// Who has the focus from it, until somebody does something.
    element: RefCell<Option<Element>>,
}

thread_local! {
    static KEPT: Kept = Kept::default();
}

/// Who has the focus, and where that is: every element around it with the place of the child that leads to it.
type Place = (Element, Vec<(Element, u32)>);

/// From now on, the focus goes to what is nearest where the element that had it went away: a button that made its own row
/// disappear would leave the keyboard at the top of the page, and a screen reader nowhere.
pub(crate) fn keep_near() {
    let last: Rc<RefCell<Option<Place>>> = Rc::default();
    let behind: Rc<RefCell<Option<Place>>> = Rc::default();
    let has_focus = {
        let (last, behind) = (Rc::clone(&last), Rc::clone(&behind));
        move |event: &Event| {
            forget_kept();
            let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
            let place = target.map(|target| (target.clone(), places_of(&target)));
            let before = last.replace(place.clone());
            // A dialog that goes gives the focus back to where it was before.
            if !place.is_some_and(|(element, _)| is_in_dialog(&element)) {
                *behind.borrow_mut() = None;
            } else if before.as_ref().is_some_and(|(element, _)| !is_in_dialog(element)) {
                *behind.borrow_mut() = before;
            }
        }
    };
    EventListener::new(&document(), "focusin", has_focus).forget();
    let pressed = {
        let last = Rc::clone(&last);
        // Whoever presses beside everything means nothing to have the focus.
        move |_: &Event| {
            forget_kept();
            *last.borrow_mut() = None;
        }
    };
    EventListener::new(&document(), "pointerdown", pressed).forget();
    EventListener::new(&document(), "keydown", |_| forget_kept()).forget();
    let changed = Closure::<dyn Fn()>::new(move || {
        if last.borrow().as_ref().is_none_or(|(element, _)| element.is_connected()) {
            return;
        }
        let Some((_, places)) = last.borrow_mut().take() else { return };
        let behind = behind.borrow_mut().take();
        // By then, whoever gives the focus away on purpose has done so.
        Timeout::new(0, move || {
            if document().active_element().is_none_or(|element| element.tag_name() == "BODY") {
                KEPT.with(|kept| kept.is_giving.set(true));
                match behind {
                    Some((element, _)) if give(&element) => {}
                    Some((_, places)) => stay_near(&places),
                    None => stay_near(&places),
                }
                KEPT.with(|kept| {
                    kept.is_giving.set(false);
                    *kept.element.borrow_mut() = document().active_element();
                });
            }
        })
        .forget();
    });
    if let Ok(observer) = MutationObserver::new(changed.as_ref().unchecked_ref()) {
        let all = MutationObserverInit::new();
        all.set_child_list(true);
        all.set_subtree(true);
        // The document can be watched.
        let _refused = observer.observe_with_options(&document(), &all);
    }
    changed.forget();
}

fn forget_kept() {
    KEPT.with(|kept| drop(kept.element.take()));
}

/// Whether the focus comes from [`keep_near`] just now: nobody went there.
pub(super) fn is_kept_near() -> bool {
    KEPT.with(|kept| kept.is_giving.get())
}

fn is_in_dialog(element: &Element) -> bool {
    element.closest("dialog").is_ok_and(|dialog| dialog.is_some())
}

/// Every element around one, from the inside out, with the place of the child that leads to it.
fn places_of(element: &Element) -> Vec<(Element, u32)> {
    let mut places = Vec::new();
    let mut inner = element.clone();
    while let Some(outer) = inner.parent_element() {
        let children = outer.children();
        let place = (0..children.length()).find(|&at| children.item(at).as_ref() == Some(&inner)).unwrap_or(0);
        inner = outer.clone();
        places.push((outer, place));
    }
    places
}

fn stay_near(places: &[(Element, u32)]) {
    let parts = places.iter().take_while(|(outer, _)| outer.id() != "app");
    for (outer, place) in parts.filter(|(outer, _)| outer.is_connected()) {
        if first_in(outer, HEADING) {
            return;
        }
        // What follows has moved up into the place; at the end of a list it is what comes before.
        let children = outer.children();
        let following = *place..children.length();
        let before = (0..children.length().min(*place)).rev();
        for child in following.chain(before).filter_map(|at| children.item(at)) {
            if child.matches(STOPS).is_ok_and(|is_one| is_one && give(&child)) || first_in(&child, STOPS) {
                return;
            }
        }
    }
    focus("panel");
}

/// Whether the first of these within the element took the focus.
fn first_in(element: &Element, selector: &str) -> bool {
    element.query_selector(selector).ok().flatten().is_some_and(|found| give(&found))
}

/// Scrolls the element of an id into what is seen of its list.
pub(crate) fn in_view(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Gives the focus to the element of an id, without scrolling anything.
pub(crate) fn focus_still(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(element) = element.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it was.
        let _refused = element.focus_with_options(&options);
    }
}

/// Gives the focus to the element of an id as soon as it is drawn, which takes some frames at most.
pub(crate) fn focus_soon(id: String) {
    fn look(id: String, left: u32) {
        focus_still(&id);
        if left > 0 && document().active_element().is_none_or(|element| element.id() != id) {
            Timeout::new(16, move || look(id, left - 1)).forget();
        }
    }
    look(id, 30);
}

/// Gives the focus to what a dialog is opened for: what is marked, the first field of its form, else its first control. The
/// way out at its head is none.
pub(crate) fn focus_in_dialog(dialog: &Element) {
    const WANTED: [&str; 3] = [
        "[data-first]",
        "form :is(input, select, textarea)",
        ".modal__body :is(button:not(:disabled), input, select, textarea, summary, a[href], [tabindex='0']), .search__field",
    ];
    let give_first = |selector: &&str| {
        let found = dialog.query_selector_all(selector).ok();
        let mut found = found.iter().flat_map(|list| (0..list.length()).filter_map(|at| list.item(at)));
        found.any(|node| {
            let is_given = node.dyn_ref::<Element>().is_some_and(give);
            if let (true, Some(field)) = (is_given, node.dyn_ref::<HtmlInputElement>()) {
                // As where the Tab key leads: what is typed takes the place of what is there.
                field.select();
            }
            is_given
        })
    };
    let _is_given = WANTED.iter().any(give_first);
}

/// Whether no element has the focus, as after the one that had it is gone, or one that it only came to because of that: a slow
/// page may say where it is to go only then.
pub(crate) fn is_nowhere() -> bool {
    let is_kept = |element: &Element| KEPT.with(|kept| kept.element.borrow().as_ref() == Some(element));
    document().active_element().is_none_or(|element| element.tag_name() == "BODY" || is_kept(&element))
}

/// Looks a second for the first element of a selector and gives it the focus.
pub(crate) fn when_there(selector: &'static str) {
    look(selector, 60);
}

fn look(selector: &'static str, left: u32) {
    Timeout::new(16, move || {
        let found = document().query_selector(selector).ok().flatten();
        match found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            // An element that cannot take the focus leaves it where it was.
            Some(element) => drop(element.focus()),
            None if left > 0 => look(selector, left - 1),
            None => {}
        }
    })
    .forget();
}
