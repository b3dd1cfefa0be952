//! How the closed sets of a row are written: by the one word that each member has.

use std::fmt;

use serde::{Serialize, Serializer};

use crate::model::{ContentType, Polarity, SpeakerKind};
use crate::quotes::Change;

macro_rules! written_by_name {
    ($($set:ty)+) => {$(
        impl fmt::Display for $set {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl Serialize for $set {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }
    )+};
}

written_by_name! { ContentType Polarity SpeakerKind Change }
