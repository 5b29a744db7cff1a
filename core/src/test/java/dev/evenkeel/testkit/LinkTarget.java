package dev.evenkeel.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The classes that references are resolved against: the checked ones first, then the class path's, read as files. */
final class LinkTarget {
    private static final List<String> CHECKED = List.of("org/apache/spark/", "scala/", "dev/evenkeel/");

    private final Map<String, ClassReader> first;
    private final Map<String, Optional<Shape>> known = new HashMap<>();

    LinkTarget(Map<String, ClassReader> first) {
        this.first = first;
    }

    /** {@return whether the reference resolves, or leads neither to Spark nor to Scala nor to us} */
    boolean resolves(LinkReferences.Reference reference) {
        if (CHECKED.stream().noneMatch(reference.owner()::startsWith)) {
            return true;
        }
        Optional<Shape> owner = shape(reference.owner());
        if (owner.isEmpty()) {
            return false;
        }
        String member = reference.name() + reference.descriptor();
        Shape shape = owner.get();
        return switch (reference.kind()) {
            case CLASS -> true;
            case FIELD -> anywhere(shape, type -> type.fields.contains(member));
            case METHOD -> !shape.isInterface && anywhere(shape, type -> type.methods.containsKey(member));
            case INTERFACE_METHOD -> shape.isInterface && anywhere(shape, type -> type.methods.containsKey(member));
        };
    }

    /** {@return the abstract methods that a class inherits from Spark or Scala and nobody implements} */
    Set<String> unimplemented(String className) {
        Set<String> missing = new TreeSet<>();
        Shape shape = shape(className).orElseThrow();
        if (shape.isAbstract) {
            return missing;
        }
        Set<String> implemented = new TreeSet<>();
        for (Shape type : hierarchy(shape)) {
            type.methods.forEach((method, isAbstract) -> {
                if (!isAbstract) {
                    implemented.add(method);
                } else if (CHECKED.stream().anyMatch(type.name::startsWith)) {
                    missing.add(method);
                }
            });
        }
        missing.removeAll(implemented);
        return missing;
    }

    private boolean anywhere(Shape shape, Predicate<Shape> declares) {
        return hierarchy(shape).stream().anyMatch(declares);
    }

    /** {@return the type, its superclasses and all their interfaces; an interface has the methods of Object too} */
    private List<Shape> hierarchy(Shape shape) {
        Map<String, Shape> all = new LinkedHashMap<>();
        List<Shape> open = new ArrayList<>(List.of(shape));
        while (!open.isEmpty()) {
            Shape next = open.remove(open.size() - 1);
            if (all.putIfAbsent(next.name, next) == null) {
                next.parents.forEach(parent -> shape(parent).ifPresent(open::add));
            }
        }
        return List.copyOf(all.values());
    }

    private Optional<Shape> shape(String name) {
        return known.computeIfAbsent(name, this::read);
    }

    private Optional<Shape> read(String name) {
        ClassReader checked = first.get(name);
        if (checked != null) {
            return Optional.of(Shape.of(checked));
        }
        try (InputStream bytes = LinkTarget.class.getClassLoader().getResourceAsStream(name + ".class")) {
            return bytes == null ? Optional.empty() : Optional.of(Shape.of(new ClassReader(bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException("Could not read class " + name, e);
        }
    }

    /** What a class declares: its parents, its fields, and its methods with whether they are abstract. */
    private static final class Shape extends ClassVisitor {
        private final Set<String> fields = new TreeSet<>();
        private final Map<String, Boolean> methods = new TreeMap<>();
        private final List<String> parents = new ArrayList<>();
        private String name = "";
        private boolean isInterface;
        private boolean isAbstract;

        private Shape() {
            super(Opcodes.ASM9);
        }

        static Shape of(ClassReader reader) {
            Shape shape = new Shape();
            reader.accept(shape, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
            return shape;
        }

        @Override
        public void visit(
                int version,
                int access,
                String className,
                @Nullable String signature,
                @Nullable String superName,
                String @Nullable [] interfaces) {
            name = className;
            isInterface = (access & Opcodes.ACC_INTERFACE) != 0;
            isAbstract = (access & Opcodes.ACC_ABSTRACT) != 0;
            if (superName != null) {
                parents.add(superName);
            }
            if (interfaces != null) {
                parents.addAll(List.of(interfaces));
            }
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String field, String type, @Nullable String signature, @Nullable Object value) {
            fields.add(field + type);
            return null;
        }

        @Override
        public @Nullable MethodVisitor visitMethod(
                int access, String method, String type, @Nullable String signature, String @Nullable [] exceptions) {
            methods.put(method + type, (access & Opcodes.ACC_ABSTRACT) != 0);
            return null;
        }
    }
}
