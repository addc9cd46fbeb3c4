//! The codes of what is wrong with a theme.

use gongbao_base::{code::OWN, codes};

codes! {
    BAD_TEMPLATE = "THEME-01" Error "模板有误" "a template is wrong"
        "主题模板的语法或变量有误。改正后重新生成；删去自己的这个文件就会用回内置模板。"
        "A theme template has a mistake. Mend it, or remove your file to return to the built-in one."
        O OWN;
    UNUSED_THEME_FILE = "THEME-02" Warning "主题里没有用上的文件" "a theme file that is not used"
        "网站自己的主题只能替换内置主题里同名的文件（gongbao theme list 列出），图片等放进 assets 文件夹，文件名用英文。"
        "A site's own theme replaces built-in files of the same name (`gongbao theme list`); images and the like go into its folder assets."
        O OWN;
    LOW_CONTRAST = "THEME-03" Warning "颜色对比度不够" "colours with too little contrast"
        "主题里文字和底色的对比度至少 4.5:1，长者版 7:1，边框 3:1，否则视力弱的人看不清。"
        "A theme's texts need a contrast of 4.5 to 1 against their ground, in large type 7 to 1, borders 3 to 1."
        S "GB/T 37668-2019；WCAG 2.2, 1.4.3";
}
