//! Batches on several threads, settled in the order in which they came.

use std::cell::OnceCell;
use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, RecvError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::batch::{Batch, Waiting, Worker};
use crate::check::{Options, Report};
use crate::run::Problem;

/// More threads than these have nothing to do: one reads for all of them.
const MOST_THREADS: u16 = 16;

/// A batch, and where it is wanted when it is checked.
type Job = (Batch, Sender<Batch>);

/// Where batches are checked, and those that are not settled yet.
pub(super) struct Pool {
    options: Options,
    /// How many were asked for.
    asked: Option<u16>,
    /// How many there are to be, once somebody wants to know: the system has to look it up.
    threads: OnceCell<usize>,
    /// One document needs no threads, and starting them takes longer than checking it.
    alone: Worker,
    /// The way to the threads, once there are some.
    jobs: Option<Sender<Job>>,
    going: VecDeque<Going>,
    spare: Vec<Batch>,
}

/// A batch that was begun.
enum Going {
    On(Receiver<Batch>),
    Done(Batch),
}

impl Pool {
    /// So many threads, or one for each core.
    pub(super) fn new(options: Options, threads: Option<u16>) -> Self {
        Pool {
            alone: Worker::new(&options),
            options,
            asked: threads,
            threads: OnceCell::new(),
            jobs: None,
            going: VecDeque::new(),
            spare: Vec::new(),
        }
    }

    fn threads(&self) -> usize {
        let cores = || thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = || self.asked.map_or_else(cores, usize::from).min(MOST_THREADS.into());
        *self.threads.get_or_init(threads)
    }

    /// Whether another batch can be begun before one is finished.
    pub(super) fn has_room(&self) -> bool {
        self.going.len() <= self.threads()
    }

    /// Begins with a batch, in whose place there is an empty one then.
    pub(super) fn start(&mut self, batch: &mut Batch) {
        if batch.is_empty() {
            return;
        }
        let mut full = std::mem::replace(batch, self.spare.pop().unwrap_or_default());
        let going = match self.way(full.is_one()) {
            Some(jobs) => {
                let (done, checked) = channel();
                let _ = jobs.send((full, done)); // if nobody takes it, nobody answers either
                Going::On(checked)
            }
            None => {
                self.alone.check(&mut full);
                Going::Done(full)
            }
        };
        self.going.push_back(going);
    }

    /// The way to the threads, if there are some, or there is more to check than one document.
    fn way(&mut self, is_one: bool) -> Option<&Sender<Job>> {
        if self.jobs.is_none() && !is_one && self.threads() > 1 {
            self.jobs = start(self.threads(), &self.options);
            if self.jobs.is_none() {
                self.threads = OnceCell::from(1);
            }
        }
        self.jobs.as_ref()
    }

    /// The batch that was begun first, when it is checked; an error if a thread has failed it.
    pub(super) fn finish(&mut self) -> Option<Result<Batch, RecvError>> {
        Some(match self.going.pop_front()? {
            Going::On(checked) => checked.recv(),
            Going::Done(batch) => Ok(batch),
        })
    }

    /// Tells of each document of a batch that is finished, and keeps its memory.
    pub(super) fn settle(
        &mut self,
        mut finished: Batch,
        tell: impl FnMut(&Waiting, Result<Report, Problem>, &[u8]),
    ) {
        finished.settle(&mut self.alone, tell);
        self.spare.push(finished.emptied());
    }
}

/// Starts threads that take whatever comes, until nobody is left who sends. Where the system gives
/// fewer, fewer do; nothing if it gives none.
fn start(count: usize, options: &Options) -> Option<Sender<Job>> {
    let (jobs, taken) = channel::<Job>();
    let taken = Arc::new(Mutex::new(taken));
    let started = (0..count).map_while(|_| {
        let (taken, mut worker) = (taken.clone(), Worker::new(options));
        let work = move || loop {
            let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok((mut batch, done)) = job else { return };
            worker.check(&mut batch);
            let _ = done.send(batch); // nobody waits where a run has ended
        };
        thread::Builder::new().spawn(work).ok()
    });
    (started.count() > 0).then_some(jobs)
}
