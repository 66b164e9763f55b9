#!/bin/sh
# Makes the disk image for macOS (Apple silicon) in target/installer.
# Needs a JDK 25 or newer in JAVA_HOME, Maven and the command line tools of Xcode.
# SIGNING_IDENTITY: a Developer ID; without one the program is signed for this machine only, and others must be told to
# open it (System Settings, Privacy and Security).
set -eu
cd "$(dirname "$0")/../.."
: "${JAVA_HOME:?must name the JDK that shall be inside}"

mvn -B -q package -DskipTests -Dhandful.rehearsal.skip=true
"$JAVA_HOME/bin/java" packaging/Image.java
out=$PWD/target/installer
app=$out/image/Handful.app
version=$("$app/Contents/MacOS/Handful" --version | sed 's/Handful \([^ ]*\).*/\1/')

for key in CFBundleShortVersionString CFBundleVersion; do
    /usr/libexec/PlistBuddy -c "Set :$key $version" "$app/Contents/Info.plist"
done
# Without these words the system ends a program that asks for a camera.
/usr/libexec/PlistBuddy -c "Add :NSCameraUsageDescription string \
    Handful shows what the camera sees and keeps the pictures that you take in your project file. Nothing leaves this computer." \
    "$app/Contents/Info.plist"

# The start cache and the version came after jpackage had signed.
find "$app" \( -name '*.dylib' -o -name '*.jnilib' -o -name '*.so' \) -exec codesign --force --sign "${SIGNING_IDENTITY:--}" {} +
codesign --force --options runtime --entitlements packaging/macos/entitlements.plist \
    --sign "${SIGNING_IDENTITY:--}" "$app"
"$JAVA_HOME/bin/jpackage" --type dmg --app-image "$app" --name Handful --app-version 1.0.0 --dest "$out" \
    --vendor Handful
mv "$out/Handful-1.0.0.dmg" "$out/Handful-$version.dmg"
ls -l "$out"/*.dmg
