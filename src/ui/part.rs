//! Components of all kinds as one of Yew's.
//!
//! Yew compiles its whole machinery again for each type of component: some kilobytes of wasm every time. Here one type
//! serves all, since its properties know what draws them.
//!
//! ```ignore
//! #[derive(PartialEq, Properties)]
//! struct GreetingProps { name: AttrValue }
//!
//! #[component]
//! fn Greeting(props: &GreetingProps) -> Html { html! { <p>{ &props.name }</p> } }
//!
//! html! { { part::<Greeting>(GreetingProps { name: "Ada".into() }) } }
//! ```

use std::any::{Any, type_name};
use std::rc::Rc;

use yew::functional::{FunctionProvider, HookContext};
use yew::html::HtmlResult;
use yew::prelude::*;
use yew::virtual_dom::{Key, VComp, VList, VNode};

/// Draws a component. It is drawn again where its own state or, by `==`, its properties changed.
pub(crate) fn part<T>(props: T::Properties) -> Html
where
    T: FunctionProvider + 'static,
    T::Properties: 'static,
{
    placed(type_name::<T>(), PartProps::of::<T>(props), None)
}

/// The same in a list, where a key says which it is however the others change.
pub(crate) fn keyed_part<T>(key: impl Into<Key>, props: T::Properties) -> Html
where
    T: FunctionProvider + 'static,
    T::Properties: 'static,
{
    placed(type_name::<T>(), PartProps::of::<T>(props), Some(key.into()))
}

/// The key within tells kinds of components apart where one takes the place of another. It stands in a list of its own, so
/// that it is never compared with the keys of neighbors.
fn placed(kind: &'static str, props: PartProps, key: Option<Key>) -> Html {
    let component = VComp::new::<Part>(Rc::new(props), Some(kind.into()));
    VNode::VList(Rc::new(VList::with_children(vec![component.into()], key)))
}

/// Properties of some component, and what draws them.
#[derive(Properties)]
pub(super) struct PartProps {
    drawn: Rc<dyn Drawn>,
}

impl PartProps {
    pub(super) fn of<T>(props: T::Properties) -> Self
    where
        T: FunctionProvider + 'static,
        T::Properties: 'static,
    {
        PartProps { drawn: Rc::new(Of::<T>(props)) }
    }
}

impl PartialEq for PartProps {
    fn eq(&self, other: &Self) -> bool {
        self.drawn.equals(&*other.drawn)
    }
}

trait Drawn: Any {
    fn draw(&self, context: &mut HookContext) -> HtmlResult;
    fn equals(&self, other: &dyn Any) -> bool;
}

struct Of<T: FunctionProvider>(T::Properties);

impl<T> Drawn for Of<T>
where
    T: FunctionProvider + 'static,
    T::Properties: 'static,
{
    fn draw(&self, context: &mut HookContext) -> HtmlResult {
        T::run(context, &self.0)
    }

    fn equals(&self, other: &dyn Any) -> bool {
        other.downcast_ref::<Self>().is_some_and(|other| self.0 == other.0)
    }
}

/// A component's own hooks, in the place of one hook of [`Part`].
struct Drawing<'a>(&'a dyn Drawn);

impl Hook for Drawing<'_> {
    type Output = HtmlResult;

    fn run(self, context: &mut HookContext) -> HtmlResult {
        self.0.draw(context)
    }
}

fn use_drawn(drawn: &dyn Drawn) -> Drawing<'_> {
    Drawing(drawn)
}

/// The one component.
#[component]
pub(super) fn Part(props: &PartProps) -> HtmlResult {
    use_drawn(&*props.drawn)
}
