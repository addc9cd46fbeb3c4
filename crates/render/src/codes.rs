//! The codes of what is wrong with a theme.

use gongbao_base::{code::OWN, codes};

codes! {
    BAD_TEMPLATE = "THEME-01" Error "模板有误" "a template is wrong"
        "主题模板的语法或变量有误。改正后重新生成；删去自己的这个文件就会用回内置模板。"
        "A theme template has a mistake. Mend it, or remove your file to return to the built-in one."
        O OWN;
}
