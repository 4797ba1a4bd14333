package cn.zhengtong.services.catalog;

/// What an uploaded list is, told by its content.
enum ImportFormat {
    JSON_LINES,
    CSV,
    XLSX
}
