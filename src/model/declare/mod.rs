//! The five kinds of declaration: `text!`, `integer!`, `word!`, `object!` and `tagged!`. What a
//! value must be is said once, and everything else follows from it.

#[macro_use]
mod common;
#[macro_use]
mod values;
#[macro_use]
mod leaf;
#[macro_use]
mod fields;
#[macro_use]
mod object;
#[macro_use]
mod tagged;
