package cn.zhengtong.services.catalog;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// An uploaded list: JSON lines, CSV (UTF-8 with or without mark, GB18030) or XLSX, read row by row.
final class ImportFile {

    static final int MOST_ROWS = 50_000;
    private static final int MOST_COLUMNS = 300;

    /// Longer values are cut off at staging, and their row is refused.
    static final int LONGEST_FIELD = 20_000;

    private static final Charset CHINESE = Charset.forName("GB18030");

    private final byte[] bytes;
    private final JsonMapper json;
    private final ImportFormat format;

    ImportFile(byte[] bytes, JsonMapper json) {
        this.bytes = bytes;
        this.json = json;
        this.format = formatOf(bytes);
    }

    ImportFormat format() {
        return format;
    }

    /// Takes the rows one by one.
    interface Sink {

        /// @param number line or row in the file, as its owner counts
        /// @param broken why the row cannot even be read, null when it can
        void row(int number, Map<String, Object> fields, @Nullable ImportRemark broken);
    }

    private static ImportFormat formatOf(byte[] bytes) {
        if (bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K') {
            return ImportFormat.XLSX;
        }
        for (byte it : bytes) {
            if (it == '{' || it == '[') {
                return ImportFormat.JSON_LINES;
            }
            boolean before = it == ' '
                    || it == '\n'
                    || it == '\r'
                    || it == '\t'
                    || it == (byte) 0xEF
                    || it == (byte) 0xBB
                    || it == (byte) 0xBF;
            if (!before) {
                return ImportFormat.CSV;
            }
        }
        throw new ImportFileUnreadable.Empty();
    }

    void read(Sink sink) {
        switch (format) {
            case JSON_LINES -> readJson(sink);
            case CSV -> readCsv(sink);
            case XLSX -> readWorkbook(sink);
        }
    }

    private String text() {
        try {
            return decode(StandardCharsets.UTF_8);
        } catch (CharacterCodingException notUtf8) {
            try {
                return decode(CHINESE);
            } catch (CharacterCodingException neither) {
                throw new ImportFileUnreadable.Torn("GB18030");
            }
        }
    }

    private String decode(Charset charset) throws CharacterCodingException {
        var text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private void readJson(Sink sink) {
        var text = text();
        if (text.stripLeading().startsWith("[")) {
            readJsonList(text, sink);
            return;
        }
        int number = 0;
        int rows = 0;
        for (var line : (Iterable<String>) text.lines()::iterator) {
            number++;
            if (!line.isBlank()) {
                mostRows(++rows);
                readObject(number, line, sink);
            }
        }
    }

    private void readJsonList(String text, Sink sink) {
        try {
            int number = 0;
            for (var node : json.readTree(text)) {
                mostRows(++number);
                readObject(number, node.toString(), sink);
            }
        } catch (JacksonException torn) {
            throw new ImportFileUnreadable.Torn("JSON");
        }
    }

    @SuppressWarnings("unchecked")
    private void readObject(int number, String line, Sink sink) {
        try {
            var fields = (Map<String, Object>) json.readValue(line, LinkedHashMap.class);
            hand(number, fields, null, sink);
        } catch (JacksonException torn) {
            sink.row(number, Map.of(), ImportRemark.refusal("json-torn", null));
        }
    }

    private void readCsv(Sink sink) {
        var text = text();
        var delimiter = delimiterOf(text);
        var csv = CSVFormat.DEFAULT
                .builder()
                .setDelimiter(delimiter)
                .setIgnoreEmptyLines(true)
                .get();
        try (var parser = csv.parse(new StringReader(text))) {
            List<String> heading = null;
            int rows = 0;
            for (var line : parser) {
                if (heading == null) {
                    heading = heading(line.toList());
                } else {
                    mostRows(++rows);
                    readLine(heading, line, sink);
                }
            }
        } catch (IOException | UncheckedIOException | IllegalStateException torn) {
            throw new ImportFileUnreadable.Torn("CSV");
        }
    }

    private static char delimiterOf(String text) {
        var first = text.lines().findFirst().orElse("");
        return first.indexOf('\t') >= 0 && first.indexOf(',') < 0
                ? '\t'
                : first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
    }

    private static void readLine(List<String> heading, CSVRecord line, Sink sink) {
        var number = (int) line.getRecordNumber();
        if (line.size() != heading.size()) {
            sink.row(number, Map.of(), ImportRemark.refusal("columns", null, heading.size(), line.size()));
            return;
        }
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < heading.size(); i++) {
            fields.put(heading.get(i), line.get(i));
        }
        hand(number, fields, null, sink);
    }

    private static List<String> heading(List<String> cells) {
        var names = new LinkedHashSet<String>();
        for (int i = 0; i < cells.size() && i < MOST_COLUMNS; i++) {
            var name = cells.get(i) == null || cells.get(i).isBlank()
                    ? "#" + (i + 1)
                    : cells.get(i).strip();
            names.add(names.contains(name) ? name + " (" + (i + 1) + ")" : name);
        }
        if (cells.stream().allMatch(it -> it == null || it.isBlank()) || cells.size() > MOST_COLUMNS) {
            throw new ImportFileUnreadable.NoHeading();
        }
        return List.copyOf(names);
    }

    private void readWorkbook(Sink sink) {
        WorkbookCheck.check(bytes);
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(bytes));
                var rows = workbook.getFirstSheet().openStream()) {
            List<String> heading = null;
            int count = 0;
            for (var row : (Iterable<Row>) rows::iterator) {
                if (row.getPhysicalCellCount() == 0) {
                    continue;
                }
                if (heading == null) {
                    heading = heading(row.stream().map(ImportFile::cell).toList());
                } else {
                    mostRows(++count);
                    readCells(heading, row, sink);
                }
            }
        } catch (IOException | ExcelReaderException | IllegalArgumentException | IllegalStateException torn) {
            throw new ImportFileUnreadable.Torn("XLSX");
        }
    }

    private static void readCells(List<String> heading, Row row, Sink sink) {
        var fields = new LinkedHashMap<String, Object>();
        for (int i = 0; i < heading.size(); i++) {
            fields.put(heading.get(i), i < row.getCellCount() ? cell(row.getCell(i)) : "");
        }
        if (fields.values().stream().anyMatch(it -> !it.toString().isBlank())) {
            hand(row.getRowNum(), fields, null, sink);
        }
    }

    private static String cell(@Nullable Cell cell) {
        if (cell == null || cell.getValue() == null) {
            return "";
        }
        return cell.getValue() instanceof java.math.BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : cell.getText();
    }

    private static void mostRows(int rows) {
        if (rows > MOST_ROWS) {
            throw new ImportFileUnreadable.TooManyRows(MOST_ROWS);
        }
    }

    private static void hand(int number, Map<String, Object> fields, @Nullable ImportRemark broken, Sink sink) {
        var kept = new LinkedHashMap<String, Object>();
        var reason = broken;
        for (var field : fields.entrySet()) {
            var value = plain(field.getValue());
            int length = value instanceof List<?> list
                    ? list.stream().mapToInt(it -> it.toString().length()).sum()
                    : value.toString().length();
            if (length > LONGEST_FIELD) {
                reason = ImportRemark.refusal("field-too-long", null, field.getKey(), length, LONGEST_FIELD);
                value = value.toString().substring(0, 200) + "…";
            }
            kept.put(clean(field.getKey()), value);
        }
        sink.row(number, kept, reason);
    }

    /// Texts and lists of texts; what is nested deeper stays as its JSON text.
    private static Object plain(@Nullable Object value) {
        if (value instanceof List<?> list) {
            var texts = new ArrayList<String>();
            list.forEach(it -> texts.add(clean(String.valueOf(it))));
            return texts;
        }
        return value == null ? "" : clean(String.valueOf(value));
    }

    /// The store takes neither NUL nor half a character; a sign in their place keeps the trouble visible.
    private static String clean(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints()
                .forEach(c -> clean.appendCodePoint(c == 0 ? 0x2400 : c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
        return clean.toString();
    }
}
