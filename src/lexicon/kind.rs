//! What kinds of thing entries stand for: the closed sets behind the columns of that name.

/// What a noun of `groups.tsv` stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum GroupKind {
    /// *critics*
    Group,
    /// *aide*
    Person,
    /// *report*
    Document,
    /// *newspaper*
    Media,
    /// *committee*
    Organisation,
    /// *insider*
    Anonymous,
}

/// What a word of `small_words.tsv` is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WordUse {
    /// *surprisingly*
    AdverbEnding,
    /// *several residents*
    Amount,
    /// *both*
    Both,
    /// *I*
    Capital,
    /// *cellist*
    Ending,
    /// *Institute for Research in Health*
    FieldLink,
    /// *only 24 percent*
    Focus,
    /// The last word of a name of a street, a place or an event: *Quellor Road*, *World War Two*.
    Ground,
    /// *argued with*
    Hearer,
    /// *in a letter*
    Holder,
    /// *somebody*
    Indefinite,
    /// *a driver reached by this paper*
    Met,
    /// *Council for Wales*
    NameLink,
    /// *minister for trade*
    OfficeLink,
    /// *a poll commissioned by the council*
    Ordering,
    /// *data from the council*
    Origin,
    /// *shadow minister*
    OtherOffice,
    /// *its website*
    Outlet,
    /// *former minister*
    PastOffice,
    /// *who*
    Person,
    /// *St Brendan's*
    Saint,
    /// *Member of Parliament*
    Seat,
    /// *a copy of the letter*
    Part,
    /// *is suing the council*
    Suing,
    /// *which*
    Thing,
    /// *On the referee: “…”*
    Topic,
    /// *in Port Elgin*
    Where,
}

/// What kind of title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TitleKind {
    /// *Mr.*: only before a name.
    Courtesy,
    /// *president*
    Office,
    /// *general*
    Military,
    /// *bishop*
    Clergy,
    /// *sergeant*
    Police,
    /// *professor*
    Academic,
    /// *lawyer*
    Profession,
    /// *widow*
    Family,
}

/// Which pronoun a word is a form of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PronounKind {
    /// *he, him, his*
    He,
    /// *she, her*
    She,
    /// *it, its*
    It,
    /// *they, them, their*
    They,
    /// *I, me, my*
    I,
    /// *we, us, our*
    We,
    /// *you, your*
    You,
}

/// Whether a sentence may end behind an abbreviation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AbbreviationKind {
    /// *Mr.*: a name follows.
    BeforeName,
    /// *No. 5*: an abbreviation only before a number; else the word *no* at the end of a sentence.
    BeforeNumber,
    /// *vs.*
    NeverEnds,
    /// *U.S.*
    MayEnd,
    /// *Oct.*: a number follows.
    Month,
}

/// What a word tells of a text's layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LayoutKind {
    /// *on*: a day follows.
    DatePreposition,
    /// *at*: a time of day follows.
    TimePreposition,
    /// *rd*: ends the number of a day.
    Ordinal,
    /// *in*: where, to whom or by what means something was said follows.
    Setting,
    /// *Published*: a date follows.
    DateLabel,
    /// *By*: an author's name follows.
    Byline,
    /// *em*: the apostrophe in front is no quotation mark.
    Elision,
    /// *Interview*: stands with a colon before a headline, and does not speak.
    Label,
}

/// What a word of the calendar tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CalendarKind {
    /// *Monday*: 1 Monday to 7 Sunday; none for *Mondays*.
    Weekday,
    /// *March*, by its place in the year; none for months of other calendars.
    Month,
    /// *yesterday*: so many days ago.
    Day,
    /// *evening*: hours of one day.
    Hours,
    /// *this*: with hours, today.
    Now,
    /// *last*, *next*; with 0 *late*, *early*: the day stays what it is.
    Relative,
    /// *night*, *week*, *Easter*
    Part,
}

/// Whether a mark opens, closes, or may do both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum MarkSide {
    /// Only opens.
    Open,
    /// Only closes.
    Close,
    /// Told by its neighbours.
    Both,
}
