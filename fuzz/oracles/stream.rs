//! A stream of documents through the command's own reading: it ends as it should, says something of
//! each line in every format, and nothing that it must not say.

use backup_lint::cli::{Streams, run};
use backup_lint::unstable::render::Format;

/// The first byte chooses the format; the rest is the stream.
pub fn hold(data: &[u8]) {
    let Some((choice, stream)) = data.split_first() else { return };
    let format = Format::ALL[usize::from(*choice) % Format::ALL.len()];
    let (mut input, mut output, mut errors) = (stream, Vec::new(), Vec::new());
    let mut streams = Streams {
        input: &mut input,
        output: &mut output,
        errors: &mut errors,
        shows_colours: false,
        width: None,
        is_watched: false,
        clock: "2026-11-01T12:00:00Z".parse().ok(),
    };
    let arguments = ["backup-lint", "--isolated", "--ndjson", "-", "--format", format.name()];
    let code = run(arguments, &mut streams);
    assert!(matches!(code, 0 | 1 | 3), "no exit code of ours");
    let output = String::from_utf8(output).expect("a report is UTF-8");
    super::reports::hold_output(format, &output, &[stream]);
    if format == Format::Ndjson {
        // What follows the last line feed is a document only where there is any of it.
        let lines = stream.split(|byte| *byte == b'\n').count();
        let documents = lines - usize::from(stream.ends_with(b"\n"));
        assert!(output.lines().count() == documents, "a document has no line of its own");
    }
}
