package dev.missioncontrol.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parses the Prometheus text format strictly: HELP and TYPE before the samples of each family, each family and sample
 * once, buckets that never decrease. Fails on everything else. Immutable.
 */
record Scrape(Map<String, String> types, Map<String, Double> samples) {
    private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
    private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") \\S.*");
    private static final Pattern TYPE = Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary)");
    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\"\\\\n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile("(" + NAME + ")(\\{" + LABEL + "(?:," + LABEL + ")*})? (\\S+)");

    static Scrape of(String text) {
        assertThat(text).endsWith("\n").doesNotContain("\r");
        Map<String, String> types = new LinkedHashMap<>();
        Map<String, Double> samples = new LinkedHashMap<>();
        Set<String> helped = new HashSet<>();
        String family = "";
        for (String line :
                List.of(text.split("\n", -1)).subList(0, (int) text.lines().count())) {
            Matcher help = HELP.matcher(line);
            Matcher type = TYPE.matcher(line);
            Matcher sample = SAMPLE.matcher(line);
            if (help.matches()) {
                family = help.group(1);
                assertThat(helped.add(family)).as("one help of " + family).isTrue();
            } else if (type.matches()) {
                assertThat(type.group(1)).as("the type follows the help").isEqualTo(family);
                assertThat(types.put(family, type.group(2))).isNull();
            } else {
                assertThat(sample.matches()).as(line).isTrue();
                assertThat(sample.group(1)).as(line).matches(named(family, types.getOrDefault(family, "none")));
                String labels = sample.group(2) == null ? "" : sample.group(2);
                assertThat(samples.put(sample.group(1) + labels, value(sample.group(3))))
                        .as("one sample " + line)
                        .isNull();
            }
        }
        samples.forEach(
                (name, value) -> assertThat(value).as(name).isGreaterThanOrEqualTo(name.startsWith("jvm_") ? -1 : 0));
        return new Scrape(types, samples).grows();
    }

    private static String named(String family, String type) {
        return switch (type) {
            case "counter" -> family.endsWith("_total") ? family : family + "_total";
            case "histogram" -> family + "_(bucket|sum|count)";
            case "summary" -> family + "(_sum|_count)?";
            case "gauge" -> family;
            default -> throw new AssertionError(family + " has no type");
        };
    }

    private static double value(String text) {
        return text.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    /** Checks that each histogram's buckets never decrease and that the last one holds the total. */
    private Scrape grows() {
        Map<String, Double> last = new LinkedHashMap<>();
        samples.forEach((name, value) -> {
            if (name.contains("_bucket{")) {
                String series = name.replaceFirst("le=\"[^\"]*\"", "").replace(",}", "}");
                assertThat(value).as(name).isGreaterThanOrEqualTo(last.getOrDefault(series, 0.0));
                last.put(series, value);
            }
        });
        last.forEach((series, all) -> assertThat(
                        samples.get(series.replace("_bucket{", "_count{").replace("{}", "")))
                .as(series)
                .isEqualTo(all));
        return this;
    }

    double get(String sample) {
        assertThat(samples).containsKey(sample);
        return soFar(sample);
    }

    /** Returns the value of a sample; 0 if it is absent. */
    double soFar(String sample) {
        return samples.getOrDefault(sample, 0.0);
    }
}
