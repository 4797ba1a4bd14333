package cn.zhengtong.services.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One row of a list, read with its source's mapping.
///
/// @param key implementation code, by which the row is known again
/// @param itemCode basic code, null when the list has none
/// @param elements what it says about the item, under the names of [ItemContent]
/// @param remarks why it is refused and what was left out
record ImportRow(
        @Nullable String key,
        @Nullable String itemCode,
        ItemType type,
        Body body,
        Map<String, Object> elements,
        List<ImportRemark> remarks) {

    boolean refused() {
        return remarks.stream().anyMatch(ImportRemark::refuses);
    }

    ImportRow with(ImportRemark remark) {
        var all = new java.util.ArrayList<>(remarks);
        all.addFirst(remark);
        return new ImportRow(key, itemCode, type, body, elements, List.copyOf(all));
    }

    /// The body as the list names it.
    ///
    /// @param key by which the source's body is known again: credit code, else number, else name
    /// @param creditCode 18 characters, or empty
    /// @param number 9 characters of the organisation code, or empty
    record Body(String key, String name, String creditCode, String number, String regionCode, String regionName) {}
}
