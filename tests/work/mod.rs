//! What is counted, of which texts, and what is looked for beside.

mod combined;
pub(crate) mod counting;
pub(crate) mod shapes;
mod wiping;
