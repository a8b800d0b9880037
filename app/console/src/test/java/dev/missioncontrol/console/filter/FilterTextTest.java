package dev.missioncontrol.console.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.console.filter.FilterText.Term;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FilterTextTest {
    private static final Set<String> KEYS = Set.of("agent", "state");

    @Test
    void pairsAndWordsAreToldApart() throws FilterProblem {
        assertThat(FilterText.parse("  agent:slash flaky state:working test ", KEYS))
                .isEqualTo(new FilterText(
                        List.of(new Term("agent", "slash"), new Term("state", "working")), List.of("flaky", "test")));
    }

    @Test
    void quotesKeepAValueTogether() throws FilterProblem {
        assertThat(FilterText.parse("agent:\"two words\" \"a b\"", KEYS))
                .isEqualTo(new FilterText(List.of(new Term("agent", "two words")), List.of("a b")));
    }

    @Test
    void aValueMayContainAColon() throws FilterProblem {
        assertThat(FilterText.parse("agent:item:7", KEYS).value("agent")).contains("item:7");
    }

    @Test
    void theLastValueCountsWhereOneIsWanted() throws FilterProblem {
        FilterText text = FilterText.parse("agent:a agent:b", KEYS);
        assertThat(text.value("agent")).contains("b");
        assertThat(text.values("agent")).containsExactly("a", "b");
    }

    @Test
    void anUnknownKeyIsNamedTogetherWithTheKnownOnes() {
        assertThatThrownBy(() -> FilterText.parse("agnet:slash", KEYS))
                .isInstanceOf(FilterProblem.class)
                .hasMessage("There is no filter “agnet”; use agent, state, or plain words");
    }

    @Test
    void aKeyWithoutAValueIsRefused() {
        assertThatThrownBy(() -> FilterText.parse("agent:", KEYS))
                .isInstanceOf(FilterProblem.class)
                .hasMessage("“agent:” needs a value right after the colon");
    }
}
