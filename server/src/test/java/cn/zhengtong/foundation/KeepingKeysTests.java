package cn.zhengtong.foundation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import cn.zhengtong.ZhengtongTest;
import cn.zhengtong.kernel.Actor;
import cn.zhengtong.kernel.CitizenNumber;
import cn.zhengtong.kernel.PersonName;
import cn.zhengtong.support.parties.Parties;
import cn.zhengtong.support.parties.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

@ZhengtongTest
class KeepingKeysTests {

    @TempDir
    Path folder;

    @Autowired
    ZhengtongSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    List<EncryptedColumns> tables;

    @Autowired
    Parties parties;

    @Test
    void keysAreMadeForTheirOwnerAlone() throws IOException {
        var keys = folder.resolve("keys");
        new FieldKeys(with(keys));
        assertThat(permissions(keys)).isEqualTo("rwx------");
        assertThat(permissions(keys.resolve("field-1.key"))).isEqualTo("rw-------");
        assertThat(permissions(keys.resolve("index.key"))).isEqualTo("rw-------");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        new FieldKeys(with(folder));
        Files.setPosixFilePermissions(folder.resolve("index.key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> new FieldKeys(with(folder)))
                .havingCause()
                .withMessageContaining("chmod");
    }

    @Test
    void theSameKeysReadWhatTheyWroteAndOthersDoNot() {
        var cipher = new FieldCipher(new FieldKeys(with(folder)));
        var stored = cipher.encrypt("陈佳禾");
        assertThat(new FieldCipher(new FieldKeys(with(folder))).decrypt(stored)).isEqualTo("陈佳禾");
        var others = new FieldCipher(new FieldKeys(with(folder.resolve("others"))));
        assertThatIllegalStateException().isThrownBy(() -> others.decrypt(stored));
        stored[stored.length - 1] ^= 1;
        assertThatIllegalStateException().isThrownBy(() -> cipher.decrypt(stored));
    }

    @Test
    void aDatabaseMeetsOnlyTheKeysItWasWrittenWith() {
        new KeyMark(jdbc, new FieldKeys(settings)).run(null);
        var others = new KeyMark(jdbc, new FieldKeys(with(folder)));
        assertThatIllegalStateException()
                .isThrownBy(() -> others.run(null))
                .withMessageContaining("does not belong to this database");
    }

    /// In a transaction that is rolled back: the other tests of this run go on with the first key.
    @Test
    @Transactional
    void aNewKeyTakesOverEveryFieldThatTheOldOneWrote() throws IOException {
        var digits = "32990119300101001";
        var person = parties.registerAtWindow(
                Actor.PROGRAM,
                new PersonName("换钥匙"),
                new CitizenNumber(digits + CitizenNumber.checkCharacter(digits)),
                null,
                null);
        assertThat(tables).isNotEmpty();
        var next = copyOfTheKeys();
        new SecretFile(next, "field-2.key", 16).text();
        var keys = new FieldKeys(with(next));
        var rotation = new KeyRotation(keys, new FieldCipher(keys), tables, jdbc, transaction);
        assertThat(rotation.rotate()).isPositive();
        assertThat(versionsOf("parties.person", "name")).containsExactly(2);
        assertThat(rotation.rotate()).isZero();
        assertThat(new FieldCipher(keys).decrypt(nameOf(person))).isEqualTo("换钥匙");
    }

    private List<Integer> versionsOf(String table, String column) {
        return jdbc.sql("select distinct get_byte(%s, 0) from %s".formatted(column, table))
                .query(Integer.class)
                .list();
    }

    /// Binary columns of modules are cipher text unless their name says that they are an index.
    @Test
    void everyEncryptedFieldTakesPartInTheRotation() {
        var binary = new java.util.ArrayList<>(jdbc.sql("""
                        select table_schema || '.' || table_name || '.' || column_name from information_schema.columns
                         where data_type = 'bytea' and table_schema not in ('public', 'pg_catalog', 'information_schema')
                           and column_name not like '%\\_index'
                           and not (select relispartition from pg_class
                                     where oid = (quote_ident(table_schema) || '.' || quote_ident(table_name))::regclass)
                        """).query(String.class).list());
        var declared = tables.stream()
                .flatMap(it -> it.columns().stream().map(column -> it.table() + "." + column))
                .toList();
        assertThat(binary).isNotEmpty().containsAll(WRITTEN_ONCE);
        binary.removeAll(WRITTEN_ONCE);
        assertThat(declared).containsExactlyInAnyOrderElementsOf(binary);
    }

    /// Histories and papers are never written again: they stay under the version of the key they were written
    /// with, and
    /// no version of a key is ever thrown away. Certificates are public.
    private static final List<String> WRITTEN_ONCE = List.of(
            "acceptance.case_event.note",
            "certificates.authority.encoded",
            "certificates.certificate.encoded",
            "certificates.device_key.wrapped",
            "documents.pdf.content",
            "documents.service.officer_name",
            "notices.notice.sealed_args",
            "ratings.entry.text",
            "ratings.rating.comment",
            "seals.seal_event.officer_name",
            "seals.use_log.officer_name",
            "workflow.act.reason",
            "workflow.step.opinion");

    private byte[] nameOf(Person person) {
        return jdbc.sql("select name from parties.person where id = ?")
                .param(person.id())
                .query(byte[].class)
                .single();
    }

    private Path copyOfTheKeys() throws IOException {
        var copy = Files.createDirectory(folder.resolve("next"));
        for (var name : List.of("field-1.key", "index.key")) {
            Files.copy(settings.keys().resolve(name), copy.resolve(name));
        }
        return copy;
    }

    private ZhengtongSettings with(Path keys) {
        return new ZhengtongSettings(folder, "", "", "", keys.toString(), false, false, false);
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
