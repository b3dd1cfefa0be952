//! The numbers of the network of *he* and *she*, by name.

use super::net::Input;

/// What the network of *he* and *she* looks at, in the order in which `entity::pronoun` gives it: of the pronoun, of all candidates
/// together, and of the one that is scored. Gaps are in sentences, silences in paragraphs; what the classes are stands at
/// `entity::candidate` and `entity::anaphor`.
pub const PRONOUN: [Input; 32] = [
    ("she", 2),
    ("own-place", 5),
    ("zone", 5),
    ("answers", 2),
    ("opening", 6),
    ("start", 10),
    ("row", 5),
    ("gender-told", 2),
    ("behind", 10),
    ("somebody", 2),
    ("gap", 16),
    ("paragraphs", 7),
    ("place", 9),
    ("led", 2),
    ("lead", 5),
    ("voice", 5),
    ("silence", 10),
    ("kind", 18),
    ("gender", 7),
    ("count", 10),
    ("rank", 13),
    ("marks", 5),
    ("total", 13),
    ("rows", 13),
    ("reports", 2),
    ("form", 5),
    ("shape", 7),
    ("next", 16),
    ("newer", 7),
    ("named-in-row", 4),
    ("salience", 16),
    ("salience-behind", 13),
];
