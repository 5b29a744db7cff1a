package dev.evenkeel.testkit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * What a class file refers to: the classes, methods and fields of its constant pool, where all that the code uses must
 * stand (JVM specification, 4.4), the types of what it declares, and the interface methods that its lambdas implement.
 */
final class LinkReferences {
    private static final int LONG = 5;
    private static final int DOUBLE = 6;
    private static final int CLASS = 7;
    private static final int FIELD = 9;
    private static final int METHOD = 10;
    private static final int INTERFACE_METHOD = 11;
    private static final int NAME_AND_TYPE = 12;
    private static final int METHOD_TYPE = 16;
    private static final Pattern CLASS_IN_DESCRIPTOR = Pattern.compile("L([^;<>()]+);");

    /** One reference: to a class when it has no member, else to a member by name and descriptor. */
    record Reference(String owner, String name, String descriptor, Kind kind) {
        @Override
        public String toString() {
            return switch (kind) {
                case CLASS -> owner;
                case FIELD -> owner + "." + name + " " + descriptor;
                case METHOD, INTERFACE_METHOD -> owner + "." + name + descriptor;
            };
        }
    }

    enum Kind {
        CLASS,
        FIELD,
        METHOD,
        INTERFACE_METHOD
    }

    private final ClassReader reader;
    private final char[] buffer;
    private final Set<Reference> references = new LinkedHashSet<>();

    private LinkReferences(ClassReader reader) {
        this.reader = reader;
        this.buffer = new char[reader.getMaxStringLength()];
    }

    static List<Reference> of(ClassReader reader) {
        return new LinkReferences(reader).read();
    }

    private List<Reference> read() {
        for (int item = 1; item < reader.getItemCount(); item++) {
            int offset = reader.getItem(item);
            int tag = offset == 0 ? 0 : reader.readByte(offset - 1);
            switch (tag) {
                case CLASS -> type(reader.readUTF8(offset, buffer));
                case FIELD -> member(offset, Kind.FIELD);
                case METHOD -> member(offset, Kind.METHOD);
                case INTERFACE_METHOD -> member(offset, Kind.INTERFACE_METHOD);
                case NAME_AND_TYPE -> descriptor(reader.readUTF8(offset + 2, buffer));
                case METHOD_TYPE -> descriptor(reader.readUTF8(offset, buffer));
                case LONG, DOUBLE -> item++;
                default -> {}
            }
        }
        reader.accept(new Declarations(), ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return new ArrayList<>(references);
    }

    private void member(int offset, Kind kind) {
        String owner = reader.readClass(offset, buffer);
        int nameAndType = reader.getItem(reader.readUnsignedShort(offset + 2));
        if (!owner.startsWith("[")) {
            references.add(new Reference(
                    owner, reader.readUTF8(nameAndType, buffer), reader.readUTF8(nameAndType + 2, buffer), kind));
        }
    }

    private void type(String name) {
        if (name.startsWith("[")) {
            descriptor(name);
        } else {
            references.add(new Reference(name, "", "", Kind.CLASS));
        }
    }

    private void descriptor(String descriptor) {
        Matcher classes = CLASS_IN_DESCRIPTOR.matcher(descriptor);
        while (classes.find()) {
            references.add(new Reference(classes.group(1), "", "", Kind.CLASS));
        }
    }

    private final class Declarations extends ClassVisitor {
        Declarations() {
            super(Opcodes.ASM9);
        }

        @Override
        public @Nullable FieldVisitor visitField(
                int access, String name, String type, @Nullable String signature, @Nullable Object value) {
            descriptor(type);
            return null;
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String type, @Nullable String signature, String @Nullable [] exceptions) {
            descriptor(type);
            return new Lambdas();
        }
    }

    private final class Lambdas extends MethodVisitor {
        Lambdas() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitInvokeDynamicInsn(String name, String type, Handle bootstrap, Object... arguments) {
            if (bootstrap.getOwner().equals("java/lang/invoke/LambdaMetafactory")) {
                String implemented = Type.getReturnType(type).getInternalName();
                String method = ((Type) arguments[0]).getDescriptor();
                references.add(new Reference(implemented, name, method, Kind.INTERFACE_METHOD));
            }
        }
    }
}
