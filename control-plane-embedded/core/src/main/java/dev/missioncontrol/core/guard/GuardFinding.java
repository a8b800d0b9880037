package dev.missioncontrol.core.guard;

import dev.missioncontrol.api.AgentName;
import dev.missioncontrol.api.inbox.ItemId;
import java.math.BigDecimal;

/** A finding that a human should look at. */
public sealed interface GuardFinding {
    /** Identifies the case, so that it is asked once. */
    String key();

    /** Describes the finding in one sentence, without texts of people. */
    String need();

    /** Returns the agent responsible. */
    AgentName agent();

    /** An item keeps entering the same state with the same holder. */
    record Circle(ItemId item, AgentName agent, String state, String holder, int times) implements GuardFinding {
        @Override
        public String key() {
            return "circle " + item + " " + state + " " + holder;
        }

        @Override
        public String need() {
            return "Going in a circle: item " + item + " of agent " + agent + " was " + state + " by " + holder + " "
                    + times + " times within an hour.";
        }
    }

    /** Two agents hand the same subject to each other. */
    record PingPong(String subject, AgentName agent, AgentName other, int times) implements GuardFinding {
        @Override
        public String key() {
            return "ping-pong " + subject + " " + agent + " " + other;
        }

        @Override
        public String need() {
            return "Agents " + agent + " and " + other + " handed " + subject + " to each other " + times
                    + " times within an hour.";
        }
    }

    /** An agent acts without progress on any of its items. */
    record Treading(AgentName agent, int acts) implements GuardFinding {
        @Override
        public String key() {
            return "treading " + agent;
        }

        @Override
        public String need() {
            return "Agent " + agent + " has acted " + acts + " times and none of its items has come further.";
        }
    }

    /** An agent costs more than its limit. */
    record Burning(AgentName agent, BigDecimal cost, BigDecimal limit) implements GuardFinding {
        @Override
        public String key() {
            return "burning " + agent;
        }

        @Override
        public String need() {
            return "Agent " + agent + " has cost $" + cost.toPlainString() + " within an hour; the limit is $"
                    + limit.toPlainString() + ".";
        }
    }
}
