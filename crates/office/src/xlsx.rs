//! Excel workbooks: the values of cells, comments, drawings and margins, and what is hidden.

use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    io::Cursor,
    sync::Arc,
};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, open_workbook_from_rs};
use quick_xml::{events::Event, reader::Reader};

use super::{Contents, Fact, Gap, Spot, joined, package::Package};

/// How many cells of a file are read.
const CELLS: usize = 3_000_000;
/// The longest text that names a column, in characters.
const LABEL: usize = 20;
/// A sheet that WPS keeps for pictures in cells; it holds no one's data.
const WPS_PICTURES: &str = "WpsReserved_CellImgList";
/// From here on a number in a cell has lost its last digits (IEEE 754; Excel itself keeps 15 digits).
const EXACT: f64 = 1e15;

pub(super) fn read(package: &Package, bytes: &[u8]) -> Result<Contents, Gap> {
    let mut workbook: Xlsx<_> =
        open_workbook_from_rs(Cursor::new(bytes)).map_err(|error| match error {
            calamine::XlsxError::Password => Gap::Encrypted,
            _ => Gap::Broken,
        })?;
    let mut contents = Contents::default();
    let mut left = CELLS;
    for sheet in workbook.sheets_metadata().to_vec() {
        let hidden = hidden(package, &sheet.name);
        let name: Arc<str> = sheet.name.as_str().into();
        contents.push(Spot::SheetName, sheet.name.clone());
        let before = contents.pieces.len();
        let (rows, columns) = cells(&mut workbook, &name, &hidden, &mut left, &mut contents)?;
        let facts =
            [(Fact::HiddenRows as fn(String, usize) -> Fact, rows), (Fact::HiddenColumns, columns)];
        contents.facts.extend(
            facts.into_iter().filter(|(_, n)| *n > 0).map(|(fact, n)| fact(sheet.name.clone(), n)),
        );
        let filled = contents.pieces.len() > before;
        if sheet.visible != SheetVisible::Visible && filled && sheet.name != WPS_PICTURES {
            contents.facts.push(Fact::HiddenSheet(sheet.name.clone()));
        }
        for margin in hidden.margins {
            contents.push(Spot::SheetMargin(Arc::clone(&name)), margin);
        }
    }
    beside(package, &mut contents)?;
    Ok(contents)
}

/// What a sheet's part says beside its cells.
#[derive(Debug, Default)]
pub struct Hidden {
    rows: HashSet<u32>,
    columns: Vec<(u32, u32)>,
    margins: Vec<String>,
}

impl Hidden {
    /// Whether a cell is hidden; row and column count from 1.
    #[must_use]
    pub fn has(&self, row: u32, column: u32) -> bool {
        self.rows.contains(&row) || self.has_column(column)
    }

    fn has_column(&self, column: u32) -> bool {
        self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// The part of a sheet, by its name.
#[must_use]
pub fn part(package: &Package, sheet: &str) -> Option<String> {
    let tree = package.tree("xl/workbook.xml").ok()??;
    let id = tree
        .child("sheets")?
        .elements()
        .find(|element| element.attribute("name") == Some(sheet))?
        .attribute("id")?
        .to_owned();
    Some(package.relations("xl/workbook.xml").remove(&id)?.target)
}

/// Which rows and columns of a sheet are hidden, and what its margins say.
#[must_use]
pub fn hidden(package: &Package, sheet: &str) -> Hidden {
    let mut hidden = Hidden::default();
    let text = part(package, sheet).and_then(|part| package.part(&part));
    let text = encoding_rs::UTF_8.decode(text.unwrap_or_default()).0;
    let mut reader = Reader::from_str(&text);
    let mut margin = false;
    let mut row = 0;
    // A broken sheet is told by the reader of its cells.
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(start) | Event::Empty(start) => {
                let value = |name: &str| {
                    let attribute = start.try_get_attribute(name).ok()??;
                    attribute
                        .normalized_value(quick_xml::XmlVersion::Explicit1_0)
                        .ok()
                        .map(|v| v.into_owned())
                };
                let is_hidden = || matches!(value("hidden").as_deref(), Some("1" | "true"));
                let number = |name| value(name).and_then(|v| v.parse::<u32>().ok());
                match start.local_name().as_ref() {
                    "row" => {
                        row = number("r").unwrap_or(row + 1);
                        if is_hidden() {
                            hidden.rows.insert(row);
                        }
                    }
                    "col" if is_hidden() => {
                        hidden.columns.extend(number("min").zip(number("max")));
                    }
                    name => margin = name.ends_with("Header") || name.ends_with("Footer"),
                }
            }
            Event::Text(text) if margin => hidden.margins.push(text.xml10_content().into_owned()),
            _ => {}
        }
    }
    hidden
}

/// Reads the cells of a sheet, and counts the hidden rows and columns among them.
fn cells(
    workbook: &mut Xlsx<Cursor<&[u8]>>,
    name: &Arc<str>,
    hidden: &Hidden,
    left: &mut usize,
    contents: &mut Contents,
) -> Result<(usize, usize), Gap> {
    // Sheets of charts have no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok((0, 0)) };
    let (mut rows, mut columns) = (BTreeSet::new(), BTreeSet::new());
    let mut labels: BTreeMap<u32, String> = BTreeMap::new();
    let mut current: (u32, Vec<String>) = (0, Vec::new());
    let end = |(row, texts): (u32, Vec<String>), contents: &mut Contents| {
        if texts.len() > 1 {
            let text = joined(texts.iter().map(String::as_str));
            contents.push(Spot::SheetRow(Arc::clone(name), row as usize), text);
        }
    };
    // A cell at a time: the library's whole tables hold every cell between two far ones.
    while let Some(cell) = reader.next_cell().map_err(|_| Gap::Broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column.saturating_add(1));
        let text = shown(cell.get_value());
        if text.is_empty() {
            continue;
        }
        *left = left.checked_sub(1).ok_or(Gap::TooLarge)?;
        if hidden.rows.contains(&row) {
            rows.insert(row);
        }
        if hidden.has_column(column) {
            columns.insert(column);
        }
        let place = (row as usize, column as usize);
        if let DataRef::Float(number) = cell.get_value()
            && number.abs() >= EXACT
        {
            let label = labels.get(&column).map_or("", String::as_str);
            let text = format!("{label}\n{text}");
            contents.push(Spot::Rounded(Arc::clone(name), place.0, place.1), text);
        }
        if !text.bytes().all(|byte| byte.is_ascii_digit()) && text.chars().count() <= LABEL {
            labels.insert(column, text.clone());
        }
        contents.push(Spot::Cell(Arc::clone(name), place.0, place.1), text.clone());
        if current.0 != row {
            end(std::mem::replace(&mut current, (row, Vec::new())), contents);
        }
        current.1.push(text);
    }
    end(current, contents);
    Ok((rows.len(), columns.len()))
}

/// A cell's value as text, without exponents; dates as 2023-11-28.
#[must_use]
pub fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.trim().to_owned()
        }
        DataRef::SharedString(text) => text.trim().to_owned(),
        DataRef::Bool(truth) => if *truth { "TRUE" } else { "FALSE" }.to_owned(),
        DataRef::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, hour, minute, ..) = moment.to_ymd_hms_milli();
            let date = format!("{year:04}-{month:02}-{day:02}");
            if moment.as_f64().fract() == 0.0 {
                date
            } else {
                format!("{date} {hour:02}:{minute:02}")
            }
        }
        DataRef::DateTime(moment) => moment.as_f64().to_string(),
        DataRef::Error(error) => format!("{error}"),
        DataRef::Empty => String::new(),
    }
}

/// Comments, drawings and files inside.
fn beside(package: &Package, contents: &mut Contents) -> Result<(), Gap> {
    let mut comments = 0;
    for name in package.below("xl/").filter(|name| name.ends_with(".xml")) {
        let file = &name["xl/".len()..];
        if file.starts_with("comments") || file.starts_with("threadedComments/") {
            let tree = package.tree(name)?.ok_or(Gap::Broken)?;
            tree.each(&mut |element| {
                if matches!(&*element.name, "comment" | "threadedComment") {
                    comments += 1;
                    contents.push(Spot::Comment, element.text());
                }
            });
        } else if file.starts_with("drawings/") || file.starts_with("charts/") {
            let tree = package.tree(name)?.ok_or(Gap::Broken)?;
            tree.each(&mut |element| {
                if matches!(&*element.name, "p" | "v") {
                    contents.push(Spot::Drawing, element.text());
                }
            });
        }
    }
    let inside = package.below("xl/embeddings/").count();
    let counts = [(Fact::Comments as fn(usize) -> Fact, comments), (Fact::Embedded, inside)];
    contents.facts.extend(counts.into_iter().filter(|(_, n)| *n > 0).map(|(fact, n)| fact(n)));
    Ok(())
}
