//! The properties of an Office file: `docProps/core.xml`, `app.xml` and `custom.xml`.

use super::{Contents, Fact, Property, Spot, package::Package};

const CORE: [(&str, Property); 6] = [
    ("creator", Property::Author),
    ("lastModifiedBy", Property::LastModifiedBy),
    ("title", Property::Title),
    ("subject", Property::Subject),
    ("keywords", Property::Keywords),
    ("description", Property::Description),
];
const APP: [(&str, Property); 2] = [("Company", Property::Company), ("Manager", Property::Manager)];

pub(super) fn add(package: &Package, contents: &mut Contents) {
    for (part, names) in [("docProps/core.xml", &CORE[..]), ("docProps/app.xml", &APP[..])] {
        // A broken part of properties shows nothing to anyone, and stops nothing.
        let Ok(Some(tree)) = package.tree(part) else { continue };
        for (name, property) in names {
            if let Some(element) = tree.child(name) {
                say(contents, *property, element.text());
            }
        }
    }
    if let Ok(Some(tree)) = package.tree("docProps/custom.xml") {
        for element in tree.elements() {
            say(contents, Property::Custom, element.text());
        }
    }
}

/// Notes a property, as a text to look through and, where it names someone, as a fact.
pub(super) fn say(contents: &mut Contents, property: Property, value: String) {
    let value = value.trim();
    if value.is_empty() {
        return;
    }
    if property.names_someone() {
        contents.facts.push(Fact::Property(property, value.to_owned()));
    }
    contents.push(Spot::Property(property), value.to_owned());
}
