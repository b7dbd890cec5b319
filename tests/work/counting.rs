//! Counts what is allocated and, in a build for that, the steps of the code; looks for a secret in
//! what is given back.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

thread_local! {
    static COUNTS: Cell<Counts> = const { Cell::new(Counts { live: 0, peak: 0, calls: 0, total: 0, steps: 0 }) };
}

#[derive(Clone, Copy)]
pub(crate) struct Counts {
    /// Bytes that are allocated now.
    pub live: usize,
    /// The most at one time.
    pub peak: usize,
    /// How often something was allocated or grown.
    pub calls: usize,
    /// All bytes that were ever asked for: what work leaves behind.
    pub total: usize,
    /// How often a branch of the code ran, in a build that counts it; 0 in every other.
    pub steps: usize,
}

thread_local! {
    /// What must not stand in memory that is given back, and how often it did.
    static WATCH: Cell<(&'static [&'static [u8]], usize)> = const { Cell::new((&[], 0)) };
}

/// How often memory was given back, or moved to grow, that held one of these.
pub(crate) fn left_behind(of: &'static [&'static [u8]], work: impl FnOnce()) -> usize {
    WATCH.set((of, 0));
    work();
    WATCH.replace((&[], 0)).1
}

fn is_watching() -> bool {
    WATCH.try_with(|watch| !watch.get().0.is_empty()).unwrap_or(false)
}

/// Looks into memory before it is given back.
///
/// # Safety
/// So many bytes must be there.
unsafe fn look_into(memory: *const u8, length: usize) {
    let _ = WATCH.try_with(|watch| {
        let (wanted, found) = watch.get();
        let holds = |piece: &[u8]| {
            (0..(length + 1).saturating_sub(piece.len())).any(|from| {
                // SAFETY: it is within the block, all of which was written since it was asked for.
                piece
                    .iter()
                    .zip(from..)
                    .all(|(b, at)| unsafe { memory.add(at).read_volatile() } == *b)
            })
        };
        watch.set((wanted, found + usize::from(wanted.iter().any(|piece| holds(piece)))));
    });
}

struct Counting;

fn grown(by: usize) {
    let _ = COUNTS.try_with(|counts| {
        let mut now = counts.get();
        now.live += by;
        now.peak = now.peak.max(now.live);
        now.calls += 1;
        now.total += by;
        counts.set(now);
    });
}

fn shrunk(by: usize) {
    let _ = COUNTS.try_with(|counts| {
        let mut now = counts.get();
        now.live = now.live.saturating_sub(by);
        counts.set(now);
    });
}

// SAFETY: every call goes on to the system's allocator; counting and looking allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grown(layout.size());
        if is_watching() {
            // What stood there before is not what this block leaves behind.
            return unsafe { System.alloc_zeroed(layout) };
        }
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        shrunk(layout.size());
        unsafe { look_into(memory, layout.size()) };
        unsafe { System.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        grown(size);
        shrunk(layout.size());
        unsafe { look_into(memory, layout.size()) };
        if is_watching() {
            // Moved whenever it grows, as any allocator may.
            unsafe {
                let moved =
                    System.alloc_zeroed(Layout::from_size_align_unchecked(size, layout.align()));
                if !moved.is_null() {
                    moved.copy_from_nonoverlapping(memory, layout.size().min(size));
                    System.dealloc(memory, layout);
                }
                return moved;
            }
        }
        unsafe { System.realloc(memory, layout, size) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// What a piece of work allocates, and how many steps it takes.
pub(crate) fn counted(work: impl FnOnce()) -> Counts {
    let before = COUNTS.get();
    COUNTS.set(Counts { live: 0, peak: 0, calls: 0, total: 0, steps: 0 });
    let steps_before = steps();
    work();
    let steps = steps() - steps_before;
    let counts = Counts { steps, ..COUNTS.get() };
    COUNTS.set(before);
    counts
}

/// The sum of all counters that the compiler put into the library, its dependencies and this test.
#[cfg(steps)]
fn steps() -> usize {
    unsafe extern "C" {
        #[link_name = "__start___llvm_prf_cnts"]
        static FIRST: u64;
        #[link_name = "__stop___llvm_prf_cnts"]
        static END: u64;
    }
    let (first, end) = (&raw const FIRST, &raw const END);
    // SAFETY: the linker puts both names around one section, which holds nothing but counters.
    let counters = unsafe { end.offset_from(first) };
    // SAFETY: as above; a counter that is written meanwhile is read as it was or as it is.
    let sum: u64 = (0..counters).map(|at| unsafe { first.offset(at).read_volatile() }).sum();
    usize::try_from(sum).unwrap()
}

#[cfg(not(steps))]
fn steps() -> usize {
    0
}
