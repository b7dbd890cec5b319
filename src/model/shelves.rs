//! The memory of lists, kept between documents.

use std::any::Any;

use super::part::Part;
use super::source::{Items, Model};

/// Lists that are empty and have room, one for each type of item.
#[derive(Default)]
pub struct Shelves(Vec<Box<dyn Any + Send>>);

impl Shelves {
    /// An empty list, with the room of one that was put here.
    pub(crate) fn take<'a, T: Model>(&mut self) -> Items<'a, T> {
        self.shelf::<T>().map(|shelf| emptied(std::mem::take(shelf))).unwrap_or_default()
    }

    /// Keeps the room of a list.
    pub(crate) fn put<T: Model>(&mut self, list: Items<'_, T>) {
        let list: Items<'static, T> = emptied(list);
        match self.shelf::<T>() {
            Some(kept) => *kept = list,
            None => self.0.push(Box::new(Shelf::<T>(list))),
        }
    }

    fn shelf<T: Model>(&mut self) -> Option<&mut Items<'static, T>> {
        self.0.iter_mut().find_map(|shelf| shelf.downcast_mut().map(|Shelf::<T>(list)| list))
    }
}

/// How many types of item there are, and nothing of what they were.
impl std::fmt::Debug for Shelves {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Shelves({})", self.0.len())
    }
}

struct Shelf<T: Model>(Items<'static, T>);

/// The same memory without what was in it. That the standard library collects in place is its habit
/// and no promise; a test counts what is allocated.
fn emptied<A, B>(mut list: Vec<Part<A>>) -> Vec<Part<B>> {
    list.clear();
    list.into_iter().map(|_| Part::Missing).collect()
}
