//! The least that a program can be.

fn main() {
    println!("Hello, world!");
}
