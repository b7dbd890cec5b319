//! Batches on several threads, settled in the order in which they came.

use std::collections::VecDeque;
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, RecvError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};

use super::batch::{Batch, Worker};
use crate::check::Options;

/// More threads than these have nothing to do: one reads for all of them.
const MOST_THREADS: u16 = 16;

/// A batch, and where it is wanted when it is checked.
type Job = (Batch, Sender<Batch>);

/// Where batches are checked, and those that are not settled yet.
pub(super) struct Pool {
    options: Options,
    threads: usize,
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
        let cores = || std::thread::available_parallelism().map_or(1, NonZeroUsize::get);
        let threads = threads.map_or_else(cores, usize::from).min(MOST_THREADS.into());
        let (alone, going) = (Worker::new(&options), VecDeque::new());
        Pool { options, threads, alone, jobs: None, going, spare: Vec::new() }
    }

    /// Whether another batch can be begun before one is finished.
    pub(super) fn has_room(&self) -> bool {
        self.going.len() <= self.threads
    }

    /// Begins with a batch, in whose place there is an empty one then.
    pub(super) fn start(&mut self, batch: &mut Batch) {
        if batch.is_empty() {
            return;
        }
        let mut full = std::mem::replace(batch, self.spare.pop().unwrap_or_default());
        let is_alone = self.threads < 2 || (full.is_one() && self.jobs.is_none());
        self.going.push_back(if is_alone {
            self.alone.check(&mut full);
            Going::Done(full)
        } else {
            let (done, checked) = channel();
            let jobs = self.jobs.get_or_insert_with(|| threads(self.threads, &self.options));
            let _ = jobs.send((full, done)); // if nobody takes it, nobody answers either
            Going::On(checked)
        });
    }

    /// The batch that was begun first, when it is checked; an error if a thread has failed it.
    pub(super) fn finish(&mut self) -> Option<Result<Batch, RecvError>> {
        Some(match self.going.pop_front()? {
            Going::On(checked) => checked.recv(),
            Going::Done(batch) => Ok(batch),
        })
    }

    /// Keeps the memory of a batch that is settled.
    pub(super) fn put_back(&mut self, batch: Batch) {
        self.spare.push(batch.emptied());
    }
}

/// Starts threads that take whatever comes, until nobody is left who sends.
fn threads(count: usize, options: &Options) -> Sender<Job> {
    let (jobs, taken) = channel::<Job>();
    let taken = Arc::new(Mutex::new(taken));
    for _ in 0..count {
        let (taken, mut worker) = (taken.clone(), Worker::new(options));
        std::thread::spawn(move || {
            loop {
                let job = taken.lock().unwrap_or_else(PoisonError::into_inner).recv();
                let Ok((mut batch, done)) = job else { return };
                worker.check(&mut batch);
                let _ = done.send(batch); // nobody waits where a run has ended
            }
        });
    }
    jobs
}
