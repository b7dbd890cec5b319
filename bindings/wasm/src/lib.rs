//! The library as WebAssembly, over five functions that take and give numbers alone.
//!
//! The host asks for room ([`room`]) for what it gives (options as JSON, a document, another one),
//! writes it there, calls ([`call`]), and reads the answer where [`answer`] says. Nothing is kept
//! from one call to the next, and what was given and answered is wiped.

mod asked;
mod verbs;

use std::cell::RefCell;

use zeroizing_alloc::ZeroAlloc;

use verbs::Given;

#[global_allocator]
static WIPES: ZeroAlloc<std::alloc::System> = ZeroAlloc(std::alloc::System);

/// What a call is given, and what it answered.
#[derive(Default)]
struct Desk {
    given: [Vec<u8>; 3],
    answer: Vec<u8>,
}

thread_local! {
    static DESK: RefCell<Desk> = RefCell::default();
}

/// Room for so many bytes of what is given: 0 the options, 1 the document, 2 the other document.
/// Room is the same until the next call of this function for the same slot.
#[unsafe(no_mangle)]
pub extern "C" fn room(slot: usize, length: usize) -> *mut u8 {
    DESK.with_borrow_mut(|desk| match desk.given.get_mut(slot) {
        Some(given) => {
            *given = vec![0; length];
            given.as_mut_ptr()
        }
        None => std::ptr::null_mut(),
    })
}

/// Calls the verb of this number, as the host's list has them. How long the answer is; negative (and
/// one more, so that none is 0) if it says what was asked wrongly.
#[unsafe(no_mangle)]
pub extern "C" fn call(verb: usize) -> i32 {
    DESK.with_borrow_mut(|desk| {
        let [options, document, other] = &std::mem::take(&mut desk.given);
        let answered = verbs::call(verb, &Given { options, document, other });
        let is_wrong = answered.is_err();
        desk.answer = answered.unwrap_or_else(|wrong| wrong).into_bytes();
        let length = i32::try_from(desk.answer.len()).unwrap_or(i32::MAX);
        if is_wrong { -length - 1 } else { length }
    })
}

/// Where the answer stands.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> *const u8 {
    DESK.with_borrow(|desk| desk.answer.as_ptr())
}

/// The answer was read.
#[unsafe(no_mangle)]
pub extern "C" fn forget() {
    DESK.with_borrow_mut(|desk| desk.answer = Vec::new());
}

/// How many bytes of a document are looked at: of a longer one it is enough to give one more.
#[unsafe(no_mangle)]
pub extern "C" fn most() -> usize {
    backup_lint::unstable::MAX_BYTES
}
