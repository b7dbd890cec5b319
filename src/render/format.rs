//! The formats: a row each, and nothing else lists them.

use super::{Reporter, Settings};
use super::{concise, github, gitlab, human, json, junit, markdown, ndjson, sarif};

/// The enum, its list, and what is known of each member, from the rows below.
macro_rules! formats {
    ($($format:ident $name:literal $summary:literal $reporter:path;)*) => {
        /// How a run is reported.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $(#[doc = concat!($summary, ".")] $format,)*
        }

        impl Format {
            /// All of them; the first is the one for who does not choose.
            pub const ALL: &'static [Format] = &[$(Format::$format),*];

            /// Its name on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Format::$format => $name,)* }
            }

            /// What it is, in a line.
            pub fn summary(self) -> &'static str {
                match self { $(Format::$format => $summary,)* }
            }

            /// A reporter for one run.
            pub fn reporter(self, settings: &Settings) -> Box<dyn Reporter> {
                match self { $(Format::$format => Box::new($reporter(settings)),)* }
            }
        }
    };
}

formats! {
    Human   "human"   "Source lines with everything masked that could be private" human::Human::new;
    Concise "concise" "A line for each finding" concise::Concise::new;
    Json    "json"    "One JSON object, versioned" json::Json::new;
    Ndjson  "ndjson"  "A JSON object for each document, as soon as it is checked" ndjson::Ndjson::new;
    Sarif   "sarif"   "SARIF 2.1.0, for code scanning" sarif::Sarif::new;
    Github  "github"  "Workflow commands of GitHub Actions, the gravest first" github::Github::new;
    Gitlab  "gitlab"  "GitLab's report on code quality" gitlab::Gitlab::new;
    Junit   "junit"   "JUnit's XML, a test case for each document" junit::Junit::new;
    Markdown "markdown" "A table for the summary page of a job" markdown::Markdown::new;
}

impl Default for Format {
    fn default() -> Self {
        Format::ALL[0]
    }
}
