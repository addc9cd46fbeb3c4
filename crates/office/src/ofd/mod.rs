//! OFD documents (GB/T 33190-2016): the text of pages, templates and notes, properties, files inside.
//!
//! Read with the archive and XML parts of Office files: `ofd-core` asks for a newer compiler than this project, `sofd` brings
//! signing, printing and editing.

mod page;

use std::collections::{BTreeMap, BTreeSet};

use self::page::OfdText;
use crate::{
    contents::{Fact, FileContents, ReadGap},
    location::{Location, Property},
    opc::{OpcPackage, XmlElement, resolve},
};

const NAMES: [(&str, Property); 4] = [
    ("Title", Property::Title),
    ("Author", Property::Author),
    ("Subject", Property::Subject),
    ("Abstract", Property::Description),
];
/// How many pages are read.
const PAGES: usize = 5_000;

/// Reads a document; an archive may hold several.
pub(crate) fn read(package: &OpcPackage) -> Result<FileContents, ReadGap> {
    let root = package.tree("OFD.xml")?.ok_or(ReadGap::Broken)?;
    let mut reader =
        OfdReader { package, contents: FileContents::default(), page: 0, empty: Vec::new() };
    for body in root.elements().filter(|element| &*element.name == "DocBody") {
        if let Some(info) = body.child("DocInfo") {
            reader.properties(info);
        }
        let path = body.child("DocRoot").map(XmlElement::text).ok_or(ReadGap::Broken)?;
        reader.document(&resolve("", path.trim()))?;
    }
    let mut contents = reader.contents;
    if !reader.empty.is_empty() {
        contents.gaps.push(ReadGap::NoText(reader.empty));
    }
    Ok(contents)
}

struct OfdReader<'p> {
    package: &'p OpcPackage,
    contents: FileContents,
    page: usize,
    /// The pages that show only pictures.
    empty: Vec<usize>,
}

impl OfdReader<'_> {
    fn properties(&mut self, info: &XmlElement) {
        for (name, property) in NAMES {
            if let Some(element) = info.child(name) {
                self.contents.push_property(property, &element.text());
            }
        }
        for word in info.child("Keywords").iter().flat_map(|words| words.elements()) {
            self.contents.push_property(Property::Keywords, &word.text());
        }
        for data in info.child("CustomDatas").iter().flat_map(|list| list.elements()) {
            self.contents.push_custom(data.attribute("Name").unwrap_or_default(), &data.text());
        }
    }

    fn document(&mut self, path: &str) -> Result<(), ReadGap> {
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let tree = self.package.tree(path)?.ok_or(ReadGap::Broken)?;
        let places = |parent: &str, name: &str| -> BTreeMap<String, String> {
            let found = tree.child(parent).map(|list| list.through(&[], name)).unwrap_or_default();
            let pair = |e: &XmlElement| {
                Some((e.attribute("ID")?.to_owned(), resolve(folder, e.attribute("BaseLoc")?)))
            };
            found.into_iter().filter_map(pair).collect()
        };
        let templates = places("CommonData", "TemplatePage");
        let mut seen = BTreeSet::new();
        let first = self.page;
        let list = tree.child("Pages").map(|list| list.through(&[], "Page")).unwrap_or_default();
        let mut numbers = BTreeMap::new();
        for page in list {
            self.page += 1;
            if self.page > first + PAGES || self.contents.is_full() {
                self.contents.gaps.push(ReadGap::TooLarge);
                break;
            }
            if let Some(id) = page.attribute("ID") {
                numbers.insert(id.to_owned(), self.page);
            }
            let Some(place) = page.attribute("BaseLoc") else { continue };
            self.page(&resolve(folder, place), &templates, &mut seen)?;
        }
        if let Some(list) = tree.child("Annotations") {
            self.notes(&resolve(folder, list.text().trim()), &numbers)?;
        }
        if let Some(list) = tree.child("Attachments")
            && let Some(tree) = self.package.tree(&resolve(folder, list.text().trim()))?
        {
            self.contents.push_count(Fact::Embedded, tree.through(&[], "Attachment").len());
        }
        Ok(())
    }

    /// Reads a page, and the template it stands on when that was not read yet.
    fn page(
        &mut self,
        path: &str,
        templates: &BTreeMap<String, String>,
        seen: &mut BTreeSet<String>,
    ) -> Result<(), ReadGap> {
        let tree = self.package.tree(path)?.ok_or(ReadGap::Broken)?;
        let mut text = OfdText::default();
        for template in tree.elements().filter(|element| &*element.name == "Template") {
            let place = template.attribute("TemplateID").and_then(|id| templates.get(id));
            if let Some(place) = place.filter(|place| seen.insert((*place).clone()))
                && let Some(tree) = self.package.tree(place)?
            {
                text.add(&tree);
                text.text.push('\n');
            }
        }
        text.add(&tree);
        if text.text.trim().is_empty() && text.pictures > 0 {
            self.empty.push(self.page);
        }
        self.contents.push(Location::Page(self.page), text.text);
        self.contents.push(Location::Hidden, text.hidden);
        Ok(())
    }

    fn notes(&mut self, list: &str, numbers: &BTreeMap<String, usize>) -> Result<(), ReadGap> {
        let Some(tree) = self.package.tree(list)? else { return Ok(()) };
        let folder = list.rsplit_once('/').map_or("", |(folder, _)| folder);
        for page in tree.through(&[], "Page") {
            let number = page.attribute("PageID").and_then(|id| numbers.get(id)).copied();
            let path = page.child("FileLoc").map(XmlElement::text).unwrap_or_default();
            let Some(notes) = self.package.tree(&resolve(folder, path.trim()))? else { continue };
            for note in notes.through(&[], "Annot") {
                let location = match note.attribute("Type") {
                    Some("Watermark") => Location::Watermark,
                    _ => Location::PageNote(number.unwrap_or_default()),
                };
                let mut text = OfdText::default();
                text.add(note);
                let said = note.child("Remark").map(XmlElement::text).unwrap_or_default();
                self.contents.push(location.clone(), said);
                self.contents.push(location, text.text);
            }
        }
        Ok(())
    }
}
