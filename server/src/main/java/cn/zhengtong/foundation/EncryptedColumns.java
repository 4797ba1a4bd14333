package cn.zhengtong.foundation;

import java.util.List;

/// A module's table with fields that [FieldCipher] encrypts, so that they can be brought under a new key. Each
/// module declares a bean for each such table.
///
/// @param table with its schema
/// @param key the primary key column, of type uuid
/// @param columns of type bytea, as [FieldCipher#encrypt] made them; null where there is nothing
public record EncryptedColumns(String table, String key, List<String> columns) {

    public EncryptedColumns {
        columns = List.copyOf(columns);
    }
}
