package cn.zhengtong.services.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.dhatim.fastexcel.Workbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ReadingFilesTests {

    record Line(
            int number,
            Map<String, Object> fields,
            @Nullable ImportRemark broken) {}

    static final String TABLE = "实施编码,名称,材料\r\n1,\"店, 大的\",\"甲\n乙\"\r\n2,小店,丙\r\n";

    @Test
    void csvIsReadInUtf8WithAndWithoutMarkAndInGb18030() {
        for (var bytes : List.of(
                TABLE.getBytes(StandardCharsets.UTF_8),
                ("\uFEFF" + TABLE).getBytes(StandardCharsets.UTF_8),
                TABLE.getBytes(Charset.forName("GB18030")))) {
            assertThat(read(bytes))
                    .extracting(Line::fields)
                    .containsExactly(
                            Map.of("实施编码", "1", "名称", "店, 大的", "材料", "甲\n乙"),
                            Map.of("实施编码", "2", "名称", "小店", "材料", "丙"));
        }
        assertThat(read(TABLE.getBytes(StandardCharsets.UTF_8)))
                .extracting(Line::number)
                .containsExactly(2, 3);
    }

    @Test
    void tabsAndSemicolonsPartColumnsToo() {
        assertThat(read("甲\t乙\n1\t2\n")).extracting(Line::fields).containsExactly(Map.of("甲", "1", "乙", "2"));
        assertThat(read("甲;乙\n1;2\n")).extracting(Line::fields).containsExactly(Map.of("甲", "1", "乙", "2"));
    }

    @Test
    void aRowWithOtherColumnsIsRefusedAloneAndTheRestIsRead() {
        var lines = read("甲,乙\n1,2\n3\n4,5\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).broken())
                .isNotNull()
                .extracting(ImportRemark::code)
                .isEqualTo("columns");
        assertThat(lines.get(2).broken()).isNull();
    }

    @Test
    void workbooksAreReadWithNumbersAsWritten() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("事项");
            sheet.value(0, 0, "实施编码");
            sheet.value(0, 1, "次数");
            sheet.value(1, 0, "11990000970009011B2990112001000");
            sheet.value(1, 1, 2);
            sheet.value(3, 0, "隔一行");
        }
        var lines = read(out.toByteArray());
        assertThat(lines).extracting(it -> it.fields().get("次数")).containsExactly("2", "");
        assertThat(lines).extracting(Line::number).containsExactly(2, 4);
    }

    @Test
    void jsonComesAsLinesOrAsOneList() {
        var lines = "{\"a\": \"1\", \"b\": [\"x\", \"y\"], \"c\": null}\n\n{\"a\": 2}\n";
        assertThat(read(lines)).extracting(Line::number).containsExactly(1, 3);
        assertThat(read(lines).getFirst().fields())
                .containsEntry("b", List.of("x", "y"))
                .containsEntry("c", "");
        assertThat(read("[{\"a\": 1}, {\"a\": 2}]"))
                .extracting(it -> it.fields().get("a"))
                .containsExactly("1", "2");
    }

    @Test
    void aTornLineIsRefusedAloneAndTheRestIsRead() {
        var lines = read("{\"a\": \"1\"\n{\"a\": \"2\"}\n" + "[".repeat(200_000) + "\n");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).broken()).isNotNull();
        assertThat(lines.get(1).broken()).isNull();
        assertThat(lines.get(2).broken()).isNotNull();
    }

    @Test
    void aFieldOfTenMegabytesIsCutOffAndNamed() {
        var line = read("{\"a\": \"" + "长".repeat(10_000_000 / 3) + "\"}").getFirst();
        assertThat(line.broken()).isNotNull();
        assertThat(line.broken().arguments()).contains("a", "20000");
        assertThat(line.fields().get("a").toString()).hasSizeLessThan(300);
    }

    @Test
    void whatTheStoreCannotKeepIsMadeVisible() {
        assertThat(read("{\"a\": \"1\\u0000\\ud800\"}").getFirst().fields()).containsEntry("a", "1\u2400\uFFFD");
    }

    @Test
    void aWorkbookThatUnpacksToFarTooMuchIsRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            var zeros = " ".repeat(1024 * 1024).getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        assertThat(out.size()).isLessThan(1024 * 1024);
        assertThatExceptionOfType(ImportFileUnreadable.Dangerous.class).isThrownBy(() -> read(out.toByteArray()));
    }

    @Test
    void aWorkbookWithEntitiesIsRefused() throws IOException {
        var padding = " ".repeat(64 * 1024 - 25);
        for (var xml : List.of(
                "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]><x>&f;</x>",
                "<?xml version=\"1.0\"?>" + padding + "<!doctype x><x/>")) {
            assertThatExceptionOfType(ImportFileUnreadable.Dangerous.class)
                    .isThrownBy(() -> read(zip("xl/workbook.xml", xml.getBytes(StandardCharsets.UTF_8))));
        }
        assertThatExceptionOfType(ImportFileUnreadable.Dangerous.class)
                .isThrownBy(() -> read(zip("a.xml", "<!DOCTYPE x>".getBytes(StandardCharsets.UTF_16))));
    }

    @Test
    void filesThatAreNothingAreRefusedInWords() throws IOException {
        var random = new byte[100];
        new java.util.Random(7).nextBytes(random);
        random[0] = 'P';
        random[1] = 'K';
        assertThatExceptionOfType(ImportFileUnreadable.class).isThrownBy(() -> read(random));
        assertThatExceptionOfType(ImportFileUnreadable.class).isThrownBy(() -> read(zip("a.txt", new byte[10])));
        assertThatExceptionOfType(ImportFileUnreadable.Empty.class).isThrownBy(() -> read(" \n\n"));
        assertThatExceptionOfType(ImportFileUnreadable.class).isThrownBy(() -> read("a,b\n\"never closed,1\n2,3"));
        assertThatExceptionOfType(ImportFileUnreadable.class).isThrownBy(() -> read("[{\"a\": 1}, "));
        assertThatExceptionOfType(ImportFileUnreadable.class)
                .isThrownBy(() -> read(new byte[] {(byte) 0xff, (byte) 0xff, 'a'}));
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
        }
        return out.toByteArray();
    }

    private static List<Line> read(String text) {
        return read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Line> read(byte[] bytes) {
        var lines = new ArrayList<Line>();
        new ImportFile(bytes, JsonMapper.builder().build())
                .read((number, fields, broken) -> lines.add(new Line(number, fields, broken)));
        return lines;
    }
}
