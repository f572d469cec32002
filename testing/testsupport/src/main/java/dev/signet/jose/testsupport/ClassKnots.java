package dev.signet.jose.testsupport;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Demands that no more than so many classes depend on one another, each on each of the others by some way: a strongly
 * connected component of the graph of top-level classes. A package without cycles can still be one knot. That a sealed
 * type names its subclasses is forced by the language and is not counted; all other uses are. For one evaluation.
 */
final class ClassKnots extends ArchCondition<JavaClass> {

    private final int largest;
    private final Map<String, Set<String>> uses = new TreeMap<>();

    ClassKnots(int largest) {
        super("be in no knot of more than " + largest + " classes");
        this.largest = largest;
    }

    @Override
    public void init(Collection<JavaClass> all) {
        uses.clear();
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        Set<String> targets = uses.computeIfAbsent(outermost(type), any -> new TreeSet<>());
        for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
            targets.add(outermost(dependency.getTargetClass().getBaseComponentType()));
        }
    }

    @Override
    public void finish(ConditionEvents events) {
        for (Set<String> knot : knots()) {
            events.add(new SimpleConditionEvent(
                    knot, knot.size() <= largest, knot.size() + " classes depend on one another: " + knot));
        }
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(ClassKnots::outermost).orElseGet(type::getName);
    }

    /** Tarjan's algorithm (SIAM Journal on Computing 1, 1972), over the classes that were checked. */
    private List<Set<String>> knots() {
        List<Set<String>> knots = new ArrayList<>();
        Map<String, Integer> index = new HashMap<>();
        Map<String, Integer> low = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        for (String type : uses.keySet()) {
            if (!index.containsKey(type)) {
                visit(type, index, low, open, knots);
            }
        }
        return knots;
    }

    private void visit(
            String type,
            Map<String, Integer> index,
            Map<String, Integer> low,
            Deque<String> open,
            List<Set<String>> knots) {
        index.put(type, index.size());
        low.put(type, index.get(type));
        open.push(type);
        for (String target : uses.getOrDefault(type, Set.of())) {
            if (!uses.containsKey(target)) {
                continue;
            }
            if (!index.containsKey(target)) {
                visit(target, index, low, open, knots);
                low.merge(type, low.get(target), Math::min);
            } else if (open.contains(target)) {
                low.merge(type, index.get(target), Math::min);
            }
        }
        if (low.get(type).equals(index.get(type))) {
            Set<String> knot = new TreeSet<>();
            do {
                knot.add(open.peek());
            } while (!open.pop().equals(type));
            knots.add(knot);
        }
    }
}
