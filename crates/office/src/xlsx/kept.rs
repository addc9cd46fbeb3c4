//! What a workbook keeps beside its sheets: names with their formulas, addresses of links, the values of other files and of the
//! sources of pivot tables, which stay when their sheet is gone.

use crate::{
    contents::{FileContents, ReadGap},
    location::Location,
    opc::OpcPackage,
};

/// Reads what is kept.
pub(super) fn read(package: &OpcPackage, contents: &mut FileContents) -> Result<(), ReadGap> {
    if let Some(workbook) = package.tree("xl/workbook.xml")? {
        for name in workbook.child("definedNames").into_iter().flat_map(|names| names.elements()) {
            let said = [name.attribute("name"), name.attribute("comment")];
            let said = said.into_iter().flatten().map(str::to_owned).chain([name.text()]);
            said.for_each(|text| contents.push(Location::Field, text));
        }
    }
    for folder in ["xl/worksheets/_rels/", "xl/externalLinks/_rels/", "xl/drawings/_rels/"] {
        for relationship in package.relationships_below(folder).filter(|target| target.outside) {
            contents.push(Location::Field, relationship.target);
        }
    }
    for folder in ["xl/externalLinks/", "xl/pivotCache/"] {
        for part in package.below(folder).filter(|part| part.ends_with(".xml")) {
            let Some(tree) = package.tree(part)? else { continue };
            tree.each(&mut |element| match &*element.name {
                // A value of a cell in another file.
                "v" => contents.push(Location::Hidden, element.text()),
                // A text or a number of a pivot table's source.
                "s" | "n" => {
                    let value = element.attribute("v").unwrap_or_default();
                    contents.push(Location::Hidden, value.to_owned());
                }
                _ => {}
            });
        }
    }
    Ok(())
}
