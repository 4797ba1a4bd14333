package cn.zhengtong.support.calendar;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/// Fills in the years that an install lacks, from the State Council's notices as the product ships them. A
/// year that
/// its
/// keeper has touched stays as it is.
@Component
@Order(12)
class FirstDays implements ApplicationRunner {

    private final Years years;

    FirstDays(Years years) {
        this.years = years;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        for (var table : tables()) {
            years.add(table);
        }
    }

    static List<YearTable> tables() throws IOException {
        var days = read("calendar/days.csv").stream().map(FirstDays::day).toList();
        return read("calendar/years.csv").stream()
                .map(line -> {
                    int year = Integer.parseInt(line.get("year"));
                    return YearTable.of(
                            year,
                            0,
                            true,
                            line.get("notice"),
                            LocalDate.parse(line.get("issued")),
                            days.stream()
                                    .filter(it -> it.date().getYear() == year)
                                    .toList());
                })
                .toList();
    }

    private static SpecialDay day(CSVRecord line) {
        return new SpecialDay(
                LocalDate.parse(line.get("date")),
                SpecialDay.Kind.valueOf(line.get("kind")),
                Holiday.valueOf(line.get("holiday")),
                "",
                line.get("notice"));
    }

    private static List<CSVRecord> read(String resource) throws IOException {
        var format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var reader = new InputStreamReader(
                        new ClassPathResource(resource).getInputStream(), StandardCharsets.UTF_8);
                var parser = format.parse(reader)) {
            return parser.getRecords();
        }
    }
}
