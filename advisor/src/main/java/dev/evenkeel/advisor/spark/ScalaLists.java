package dev.evenkeel.advisor.spark;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import scala.Option;
import scala.Tuple2;

/**
 * Lists and maps of Scala's, as Java's.
 *
 * <p>A method that gives a {@code Seq} or a {@code Map} is called by its name, since its descriptor names another class
 * in Scala 2.12 than in 2.13; the link check proves the rest.
 */
final class ScalaLists {
    private static final Map<String, Method> METHODS = new ConcurrentHashMap<>();

    private ScalaLists() {}

    /** {@return what the method of that name gives for these arguments, a list, element by element} */
    static <T> List<T> list(Object target, String method, Class<T> element, Object... arguments) {
        List<T> list = new ArrayList<>();
        scala.collection.Iterator<?> iterator =
                ((scala.collection.Iterable<?>) call(target, method, arguments)).iterator();
        while (iterator.hasNext()) list.add(element.cast(iterator.next()));
        return list;
    }

    /** {@return what the method of that name gives, a map of texts} */
    static Map<String, String> texts(Object target, String method) {
        return texts((scala.collection.Iterable<?>) call(target, method));
    }

    /** {@return pairs of texts as a map} */
    static Map<String, String> texts(scala.collection.Iterable<?> pairs) {
        Map<String, String> texts = new HashMap<>();
        scala.collection.Iterator<?> iterator = pairs.iterator();
        while (iterator.hasNext()) {
            Tuple2<?, ?> pair = (Tuple2<?, ?>) iterator.next();
            texts.put(String.valueOf(pair._1()), String.valueOf(pair._2()));
        }
        return texts;
    }

    /** {@return the number in an option of one; 0 without one} */
    static long number(Option<?> option) {
        return option.isDefined() ? ((Number) option.get()).longValue() : 0;
    }

    /** {@return the text in an option of one; empty without one} */
    static String text(Option<?> option) {
        return option.isDefined() ? String.valueOf(option.get()) : "";
    }

    private static Object call(Object target, String method, Object... arguments) {
        String name = target.getClass().getName() + '.' + method;
        try {
            return METHODS.computeIfAbsent(name, first -> find(target, method, arguments.length))
                    .invoke(target, arguments);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + name, e);
        }
    }

    private static Method find(Object target, String name, int parameters) {
        for (Method method : target.getClass().getMethods()) {
            if (method.getName().equals(name) && method.getParameterCount() == parameters) return method;
        }
        throw new IllegalStateException(
                "this Spark has no " + name + " of " + target.getClass().getName());
    }
}
