//! Fenced blocks of Markdown, and what stands around them.

use super::Page;

/// A fenced block.
#[derive(Debug, Clone)]
pub struct Block {
    /// The file and the line of its opening fence.
    pub place: String,
    /// The words after the opening fence.
    pub info: Vec<String>,
    /// What is inside, without the final line feed.
    pub body: String,
    /// The last heading of the second level above it.
    pub section: String,
    /// The line right after the closing fence, if it says what the block gives.
    pub finds: Option<String>,
    /// Whether nothing but blank lines stands between it and the block above.
    pub follows: bool,
}

impl Block {
    /// The language: the first word after the fence, whatever its case.
    pub fn language(&self) -> String {
        self.info.first().map(|word| word.to_lowercase()).unwrap_or_default()
    }

    /// The word after the language, which says what it is an example of.
    pub fn kind(&self) -> &str {
        self.info.get(1).map_or("", String::as_str)
    }

    /// The words after these two.
    pub fn words(&self) -> &[String] {
        self.info.get(2..).unwrap_or_default()
    }

    /// The file, its fence: what a person calls it.
    pub fn title(&self) -> String {
        format!("{}: {}", self.place, self.info.join(" "))
    }
}

/// What opens and closes a block.
const FENCE: &str = "```";

/// The word that begins the line after an example.
const FINDS: &str = "Finds:";

/// The blocks of a page, and what is wrong with their fences.
pub fn blocks(page: &Page) -> (Vec<Block>, Vec<String>) {
    let (mut blocks, mut wrong) = (Vec::<Block>::new(), Vec::new());
    let mut open: Option<(Block, Vec<&str>)> = None;
    let (mut section, mut follows, mut just_closed) = (String::new(), false, false);
    for (number, line) in page.text.lines().enumerate() {
        let place = format!("{}:{}", page.path, number + 1);
        if let Some((block, lines)) = &mut open {
            if line.trim_end() == FENCE {
                block.body = lines.join("\n");
                blocks.extend(open.take().map(|(block, _)| block));
                (follows, just_closed) = (true, true);
            } else {
                lines.push(line);
            }
            continue;
        }
        if let Some(info) = line.strip_prefix(FENCE) {
            let info = info.split_whitespace().map(str::to_owned).collect();
            let section = section.clone();
            let block = Block { place, info, body: String::new(), section, finds: None, follows };
            open = Some((block, Vec::new()));
        } else if line.trim_start().starts_with(FENCE) || line.starts_with("~~~") {
            wrong.push(format!("{place}: a fence that does not begin the line with {FENCE}"));
        } else if line.starts_with(FINDS) {
            match blocks.last_mut() {
                Some(block) if just_closed => block.finds = Some(line.to_owned()),
                _ => wrong.push(format!("{place}: {FINDS} stands under no block")),
            }
            follows = false;
        } else if !line.trim().is_empty() {
            if let Some(heading) = line.strip_prefix("## ") {
                heading.clone_into(&mut section);
            }
            follows = false;
        }
        just_closed = false;
    }
    if let Some((block, _)) = open {
        wrong.push(format!("{}: a block that is not closed", block.title()));
    }
    (blocks, wrong)
}

/// The text without its fenced blocks; their lines stay, empty.
pub fn without_blocks(text: &str) -> String {
    let mut inside = false;
    let lines = text.lines().map(|line| {
        let fence = line.trim_start().starts_with(FENCE);
        let keep = !inside && !fence;
        inside ^= fence;
        if keep { line } else { "" }
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// A finding, as examples name it: rule, pointer, and whether the name is meant.
pub type Named = (String, String, bool);

/// Reads ``Finds: `rule` at `pointer` (key), …``; nothing else may stand on the line.
pub fn findings(line: &str) -> Option<Vec<Named>> {
    let mut rest = line.strip_prefix(FINDS)?.strip_prefix(' ')?;
    let mut found = Vec::new();
    loop {
        let (rule, after) = rest.strip_prefix('`')?.split_once('`')?;
        let (pointer, after) = after.strip_prefix(" at `")?.split_once('`')?;
        let (key, after) = match after.strip_prefix(" (key)") {
            Some(after) => (true, after),
            None => (false, after),
        };
        found.push((rule.to_owned(), root_or(pointer), key));
        if after.is_empty() {
            return Some(found);
        }
        rest = after.strip_prefix(", ")?;
    }
}

/// A pointer as examples write it: the root is `""`.
pub fn root_or(pointer: &str) -> String {
    if pointer == "\"\"" { String::new() } else { pointer.to_owned() }
}
