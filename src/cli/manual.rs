//! The verbs `completions` and `man`: what the command says of itself, for shells and for `man`.

use clap::CommandFactory as _;

use super::arguments::Arguments;
use super::{Streams, print};

pub(super) fn completions(shell: clap_complete::Shell, streams: &mut Streams) -> u8 {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "backup-lint", &mut text);
    // The generator for bash takes the hyphen of our name for the step to a verb, in the labels of
    // the verbs and not where it jumps to them.
    let text = String::from_utf8_lossy(&text).replace("backup__subcmd__lint", "backup__lint");
    print(&text, streams)
}

pub(super) fn page(streams: &mut Streams) -> u8 {
    let mut text = Vec::new();
    // Writing into memory cannot fail.
    let _ = clap_mangen::Man::new(Arguments::command()).render(&mut text);
    print(&String::from_utf8_lossy(&text), streams)
}
