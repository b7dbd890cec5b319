//! A process that is talked to, one line there and one line back.

use std::ffi::OsString;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::conform::{Silence, Talks};

/// How many bytes an answer may have: a document of a mebibyte in Base64, and room beside it.
const LONGEST: u64 = 1 << 23;

/// How a process is begun, and the one that is there.
pub(super) struct Process<'p> {
    pub(super) command: &'p [OsString],
    pub(super) timeout: Duration,
    pub(super) running: Option<Running>,
}

/// A process, and the ways to it and back. Each way has a thread, so that neither side waits for
/// the other to make room.
pub(super) struct Running {
    child: Child,
    /// None when all was asked: the process sees the end of its input.
    requests: Option<Sender<String>>,
    answers: Receiver<Vec<u8>>,
}

/// On a thread of its own, if the system gives one.
fn aside(work: impl FnOnce() + Send + 'static) -> Result<(), String> {
    let started = std::thread::Builder::new().spawn(work);
    started.map(drop).map_err(|error| format!("there is no thread to talk with it: {error}"))
}

impl Talks for Process<'_> {
    fn begin(&mut self) -> Result<(), String> {
        let [program, arguments @ ..] = self.command else {
            return Err("there is no program".to_owned());
        };
        let mut child = Command::new(program)
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} cannot be started: {error}", program.display()))?;
        let (requests, sent) = channel::<String>();
        let (given, answers) = channel();
        if let Some(mut to) = child.stdin.take() {
            aside(move || {
                for line in sent {
                    if to.write_all(line.as_bytes()).and_then(|()| to.flush()).is_err() {
                        return; // it has ended, which its answers tell
                    }
                }
            })?;
        }
        if let Some(from) = child.stdout.take() {
            aside(move || {
                let mut from = BufReader::new(from);
                loop {
                    let mut line = Vec::new();
                    let read = from.by_ref().take(LONGEST).read_until(b'\n', &mut line);
                    if !matches!(read, Ok(1..)) || given.send(line).is_err() {
                        return;
                    }
                }
            })?;
        }
        self.running = Some(Running { child, requests: Some(requests), answers });
        Ok(())
    }

    fn ask(&mut self, line: &str) -> Result<String, Silence> {
        let answered = self.running.as_mut().map(|running| running.ask(line, self.timeout));
        let answered = answered.unwrap_or_else(|| Err("it is not there".to_owned()));
        answered.map_err(|why| {
            self.running = None;
            Silence::of(why)
        })
    }

    fn end(&mut self, line: &str) {
        let Some(mut running) = self.running.take() else { return };
        running.send(line);
        running.requests = None;
        // Its output ends with it, or it is ended.
        let _ = running.answers.recv_timeout(self.timeout);
    }
}

impl Running {
    /// Whether it has ended, its answers tell.
    fn send(&self, line: &str) {
        let _ = self.requests.as_ref().map(|requests| requests.send(format!("{line}\n")));
    }

    fn ask(&mut self, line: &str, timeout: Duration) -> Result<String, String> {
        self.send(line);
        match self.answers.recv_timeout(timeout) {
            Ok(answer) if answer.last() != Some(&b'\n') && answer.len() as u64 >= LONGEST => {
                Err(format!("its answer is longer than {LONGEST} bytes"))
            }
            Ok(answer) => {
                String::from_utf8(answer).map_err(|_| "its answer is not UTF-8".to_owned())
            }
            Err(RecvTimeoutError::Timeout) => {
                Err(format!("it does not answer in {} s", timeout.as_secs()))
            }
            Err(RecvTimeoutError::Disconnected) => Err(match self.child.wait() {
                Ok(status) => format!("it ended with {status}"),
                Err(_) => "it ended".to_owned(),
            }),
        }
    }
}

/// Nothing is left running.
impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
