package cn.zhengtong.support.regions;

import cn.zhengtong.kernel.CreditCode;
import cn.zhengtong.kernel.RegionCode;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Fills an empty database with the divisions of Jiangsu (statistical list 2023) and with one body per duty,
/// level and
/// division.
@Component
@Order(10)
class FirstRegions implements ApplicationRunner {

    private final JdbcTemplate jdbc;
    private final Regions regions;

    FirstRegions(JdbcTemplate jdbc, Regions regions) {
        this.jdbc = jdbc;
        this.regions = regions;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) throws IOException {
        if (regions.count() == 0) {
            loadRegions(read("regions/jiangsu.csv"));
            loadOrganisations(read("regions/departments.csv"));
        }
    }

    private void loadRegions(List<CSVRecord> lines) {
        var rows = lines.stream()
                .map(it -> new Object[] {
                    it.get("code"),
                    it.get("name"),
                    it.get("kind"),
                    new RegionCode(it.get("code"))
                            .parent()
                            .map(RegionCode::value)
                            .orElse(null)
                })
                .toList();
        jdbc.batchUpdate("insert into regions.region (code, name, kind, parent) values (?, ?, ?, ?)", rows);
        jdbc.update("""
                update regions.region r set children = c.n
                  from (select parent, count(*)::int as n from regions.region group by parent) c where c.parent = r.code
                """);
    }

    private void loadOrganisations(List<CSVRecord> departments) {
        record Seat(String code, String kind, String fullName) {}
        var seats = jdbc.query("""
                select r.code, r.kind, case when r.kind = 'COUNTY' then p.name else '' end || r.name as full_name
                  from regions.region r left join regions.region p on p.code = r.parent
                 where r.kind in ('PROVINCE', 'CITY', 'COUNTY', 'ZONE') order by r.code
                """, (row, i) -> new Seat(row.getString(1), row.getString(2), row.getString(3)));
        var rows = new ArrayList<Object[]>();
        for (int at = 0; at < seats.size(); at++) {
            var seat = seats.get(at);
            var column = switch (seat.kind()) {
                case "PROVINCE" -> "province";
                case "CITY" -> "city";
                default -> "county";
            };
            for (var department : departments) {
                var pattern = department.get(column);
                if (!pattern.isEmpty()) {
                    var sixDigits = new RegionCode(seat.code()).sixDigits();
                    rows.add(new Object[] {
                        sixDigits + "-" + department.get("duty"),
                        pattern.replace("{r}", seat.fullName()),
                        department.get("duty"),
                        column.toUpperCase(java.util.Locale.ROOT),
                        seat.code(),
                        creditCode(sixDigits, at * 100 + Integer.parseInt(department.get("code")))
                    });
                }
            }
        }
        jdbc.batchUpdate(
                "insert into regions.organisation (code, name, duty, level, region, credit_code) values (?, ?, ?, ?, ?, ?)",
                rows);
    }

    /// A code that passes both check digits (GB 11714, GB 32100) and, with its organisation number from 99 on,
    /// belongs
    /// to no one.
    private static String creditCode(String sixDigits, int serial) {
        var organisation = "99%06d".formatted(serial);
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += (organisation.charAt(i) - '0') * weights[i];
        }
        int check = 11 - sum % 11;
        var body = "11" + sixDigits + organisation + (check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check));
        return body + CreditCode.checkCharacter(body);
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
