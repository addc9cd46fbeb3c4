; The setup for Windows: for the person who runs it, without rights, into the folder that Windows has for that.
Unicode true
!include MUI2.nsh
Name "公报 ${VERSION}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\Gongbao"
SetCompressor /SOLID lzma
SetDateSave off
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "公报 Gongbao"
VIAddVersionKey "FileDescription" "公报：政务公开静态网站生成器，安装程序"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "MIT"
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"
!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Gongbao"

Section
  SetOutPath "$INSTDIR"
  File "/oname=gongbao.exe" "${PROGRAM}"
  File "/oname=LICENSES.md" "${LICENSES}"
  WriteUninstaller "$INSTDIR\uninstall.exe"
!ifdef DESK
  CreateShortCut "$SMPROGRAMS\公报.lnk" "$INSTDIR\gongbao.exe" "desk"
!endif
  WriteRegStr HKCU "${KEY}" "DisplayName" "公报 Gongbao"
  WriteRegStr HKCU "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${KEY}" "DisplayIcon" "$INSTDIR\gongbao.exe"
  WriteRegStr HKCU "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegDWORD HKCU "${KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${KEY}" "NoRepair" 1
SectionEnd

; Only what the setup put there; sites stand elsewhere and stay.
Section "Uninstall"
  Delete "$INSTDIR\gongbao.exe"
  Delete "$INSTDIR\LICENSES.md"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\公报.lnk"
  DeleteRegKey HKCU "${KEY}"
SectionEnd
