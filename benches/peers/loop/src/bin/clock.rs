//! Runs a command once and says how long it took: a small parent, since what a child is said to
//! have had resident begins with what its parent had.
//!
//!     clock COMMAND [ARGUMENT]...
//!
//! The command's standard output goes nowhere. Says on its own: nanoseconds of wall time,
//! microseconds of processor time, KiB resident at most, exit code.

use std::mem::MaybeUninit;
use std::process::{Command, Stdio};
use std::time::Instant;

use backup_lint_peers::Failure;

fn main() -> Result<(), Failure> {
    let mut arguments = std::env::args_os().skip(1);
    let program = arguments.next().ok_or("usage: clock COMMAND [ARGUMENT]...")?;
    let mut command = Command::new(program);
    command.args(arguments).stdin(Stdio::null()).stdout(Stdio::null());
    let begin = Instant::now();
    let child = command.spawn()?;
    let mut status = 0;
    let mut usage = MaybeUninit::<libc::rusage>::zeroed();
    // SAFETY: the child is ours and is waited for nowhere else, and both places are valid.
    let waited = unsafe {
        libc::wait4(libc::pid_t::try_from(child.id())?, &raw mut status, 0, usage.as_mut_ptr())
    };
    let wall = begin.elapsed();
    if waited < 0 {
        return Err(std::io::Error::last_os_error().into());
    }
    // SAFETY: all zeros are a `rusage`, and `wait4` has filled it.
    let usage = unsafe { usage.assume_init() };
    let micros =
        |time: libc::timeval| i128::from(time.tv_sec) * 1_000_000 + i128::from(time.tv_usec);
    let code = if libc::WIFEXITED(status) { libc::WEXITSTATUS(status) } else { -1 };
    let cpu = micros(usage.ru_utime) + micros(usage.ru_stime);
    println!("{} {cpu} {} {code}", wall.as_nanos(), usage.ru_maxrss);
    Ok(())
}
